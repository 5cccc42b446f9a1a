"""Unsafe settings do not start (reliability row 65), and safe ones are read as meant."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import make_url

from app.core.settings import Settings, UnsafeSettings


@pytest.fixture
def safe(tmp_path: Path) -> dict[str, str]:
    """An environment fit for production; each test spoils one thing."""
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    return {
        "ENTENDU_MODE": "production",
        "ENTENDU_SECRET_KEY": "3f9c1b7ae24d58606c1ad0f2b97e4c85",
        "ENTENDU_DATA": str(data),
        "ENTENDU_HOSTS": "participer.ville.example, www.ville.example",
        "ENTENDU_BASE_URL": "https://participer.ville.example/",
        "ENTENDU_MAIL_FROM": "Ville <participer@ville.example>",
        "SMTP_URL": "smtps://compte:mot%2Fsecret@courrier.example",
        "DATABASE_URL": "postgresql://entendu@/entendu",
    }


def problems(environ: dict[str, str]) -> list[str]:
    return Settings.from_environ(environ).problems()


def test_safe_production_settings_start(safe: dict[str, str]) -> None:
    assert problems(safe) == []


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        ({"FLASK_DEBUG": "1"}, "mise au point"),
        ({"ENTENDU_DEBUG": "yes"}, "mise au point"),
        ({"ENTENDU_SECRET_KEY": ""}, "SECRET_KEY manque"),
        ({"ENTENDU_SECRET_KEY": "x1Y2z3" * 5}, "moins de 32"),
        ({"ENTENDU_SECRET_KEY": "changeme" * 8}, "trop facile"),
        ({"ENTENDU_HOSTS": ""}, "ENTENDU_HOSTS"),
        ({"ENTENDU_HOSTS": "*"}, "ENTENDU_HOSTS"),
        ({"ENTENDU_BASE_URL": ""}, "https://"),
        ({"ENTENDU_BASE_URL": "http://participer.ville.example"}, "https://"),
        ({"ENTENDU_BASE_URL": "https://ailleurs.example"}, "ne figure pas"),
        ({"REDIS_URL": "redis://queue.ville.example:6379/0"}, "REDIS_URL"),
        ({"SMTP_URL": ""}, "SMTP_URL manque"),
        ({"SMTP_URL": "smtp://a:b@courrier.example:25?starttls=no"}, "en clair"),
        ({"ENTENDU_MAIL_FROM": ""}, "MAIL_FROM"),
        ({"ENTENDU_SMS_URL": "http://sms.example/send"}, "SMS_URL"),
        ({"ENTENDU_MODE": ""}, "ENTENDU_MODE"),
        ({"ENTENDU_MODE": "prod"}, "ENTENDU_MODE"),
        ({"ENTENDU_WEB_WORKERS": "many"}, "WEB_WORKERS"),
        ({"ENTENDU_PROXY_HOPS": "-1"}, "PROXY_HOPS"),
        ({"SMTP_URL": "smtp://courrier.example:port"}, "SMTP_URL doit"),
        ({"ENTENDU_LOG_LEVEL": "loud"}, "LOG_LEVEL"),
    ],
)
def test_one_unsafe_setting_is_refused_with_its_reason(
    safe: dict[str, str], spoilt: dict[str, str], reason: str
) -> None:
    found = problems(safe | spoilt)
    assert len([sentence for sentence in found if reason in sentence]) == 1


@pytest.mark.parametrize(
    "url",
    ["rediss://queue.example:6380", "redis://:secret@queue.example", "redis://127.0.0.1", "redis://[::1]:6379",
     "redis://localhost/2", "unix:///run/redis.sock"],
)
def test_a_closed_queue_is_accepted(safe: dict[str, str], url: str) -> None:
    assert problems(safe | {"REDIS_URL": url}) == []


def test_a_data_folder_open_to_others_is_refused(safe: dict[str, str]) -> None:
    Path(safe["ENTENDU_DATA"]).chmod(0o755)
    assert ["chmod 700" in sentence for sentence in problems(safe)] == [True]


@pytest.mark.parametrize("name", ["entendu.sqlite", "a base é 100%.sqlite"])
def test_a_sqlite_file_open_to_others_is_refused(safe: dict[str, str], name: str) -> None:
    file = Path(safe["ENTENDU_DATA"], name)
    file.touch()
    url = Settings.from_environ(safe | {"DATABASE_URL": ""}).database_url
    assert make_url(url).database == str(file.with_name("entendu.sqlite"))
    environ = safe | {"DATABASE_URL": str(make_url(url).set(database=str(file)))}
    file.chmod(0o644)
    assert ["chmod 600" in sentence for sentence in problems(environ)] == [True]
    file.chmod(0o600)
    assert problems(environ) == []


def test_all_reasons_come_at_once(tmp_path: Path) -> None:
    open_folder = tmp_path / "open"
    open_folder.mkdir()
    open_folder.chmod(0o755)
    found = problems({"FLASK_DEBUG": "1", "ENTENDU_DATA": str(open_folder), "REDIS_URL": "redis://elsewhere"})
    for word in ("MODE", "FLASK_DEBUG", "SECRET_KEY", "HOSTS", "BASE_URL", "chmod", "REDIS", "SMTP", "MAIL_FROM"):
        assert any(word in sentence for sentence in found), word


def test_the_mail_server_is_read_from_one_address(safe: dict[str, str]) -> None:
    implicit = Settings.from_environ(safe)
    assert (implicit.smtp_host, implicit.smtp_port, implicit.smtp_user) == ("courrier.example", 465, "compte")
    assert implicit.smtp_password == "mot/secret"
    assert implicit.smtp_implicit_tls and not implicit.smtp_starttls
    started = Settings.from_environ(safe | {"SMTP_URL": "smtp://courrier.example"})
    assert (started.smtp_port, started.smtp_starttls, started.smtp_implicit_tls) == (587, True, False)


def test_secrets_stay_out_of_what_is_printed(safe: dict[str, str]) -> None:
    printed = repr(Settings.from_environ(safe | {"ENTENDU_SMS_TOKEN": "jeton", "REDIS_URL": "redis://:passe@h"}))
    for secret in (safe["ENTENDU_SECRET_KEY"], "mot/secret", "jeton", "passe"):
        assert secret not in printed


def test_a_demo_keeps_one_random_key_for_its_owner_only(tmp_path: Path) -> None:
    environ = {"ENTENDU_MODE": "demo", "ENTENDU_DATA": str(tmp_path / "new" / "data")}
    with ThreadPoolExecutor(8) as pool:
        keys = {settings.secret_key for settings in pool.map(lambda _: Settings.from_environ(environ), range(40))}
    other = Settings.from_environ(environ | {"ENTENDU_DATA": str(tmp_path / "other")}).secret_key
    assert len(keys) == 1 and len(other) >= 32 and other not in keys
    kept = tmp_path / "new" / "data" / "secret-key"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in kept.parent.iterdir()] == ["secret-key"]


def test_a_demo_answers_on_its_own_addresses_only(tmp_path: Path) -> None:
    settings = Settings.from_environ({"ENTENDU_MODE": "demo", "ENTENDU_DATA": str(tmp_path)})
    assert settings.hosts == ("127.0.0.1", "localhost", "[::1]")
    assert settings.problems() == []
    (tmp_path / "address").write_text("http://192.168.1.20:8001")
    beside = Settings.from_environ({"ENTENDU_MODE": "demo", "ENTENDU_DATA": str(tmp_path)})
    assert beside.base_url == "http://192.168.1.20:8001"
    assert "192.168.1.20" in beside.hosts


@pytest.fixture
def surroundings() -> Iterator[None]:
    """The environment of this process, put back afterwards."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.usefixtures("surroundings")
def test_a_child_process_reads_the_same_settings(safe: dict[str, str]) -> None:
    os.environ.update(safe | {"REDIS_URL": "unix:///run/redis.sock", "ENTENDU_LOG_LEVEL": "warning"})
    settings = Settings.load()
    assert Settings.from_environ(settings.child_environ()) == settings
    os.environ["ENTENDU_HOSTS"] = ""
    with pytest.raises(UnsafeSettings, match="ENTENDU_HOSTS"):
        Settings.load()
