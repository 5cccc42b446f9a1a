"""Where to go back to: an address of this platform, whatever a form says."""

from urllib.parse import urlsplit


def safe_path(target: str | None) -> str:
    """An address of this platform, or the home page: a redirect never leaves."""
    wanted = (target or "").strip()
    parts = urlsplit(wanted.replace("\\", "/"))
    inside = not parts.scheme and not parts.netloc and wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if inside and wanted.isprintable() and len(wanted) <= 300 else "/"
