"""Method, legal notice, accessibility: versioned texts, honest about what is not done."""

from flask import Response, jsonify, render_template

from app.audit import queries as audit
from app.audit.rules import GENESIS
from app.core.web.access import access, public
from app.core.web.cache import cacheable
from app.core.web.current import db, now
from app.pages import rules
from app.pages.forms import Sample
from app.pages.views.blueprint import bp
from app.sites import queries as sites
from app.voting.wording.counts.samples import sample_pictures


@bp.get("/method")
@access(public)
def method() -> str:
    """How it works: the path of an idea, the rules nobody can switch off."""
    return render_template("pages/method.html", programme=sites.setting(db(), "programme"), head=audit.head(db()))


@bp.get("/record.json")
@access(public)
@cacheable
def record() -> Response:
    """The newest entry of the record and its hash: who notes them down can show later that nothing before was changed."""
    head = audit.head(db())
    return jsonify(entries=head.id if head else 0, hash=head.hash if head else GENESIS, at=now().isoformat(timespec="seconds"))


@bp.get("/legal")
@access(public)
def legal() -> str:
    """Who publishes, who hosts, who answers."""
    return render_template("pages/legal.html", programme=sites.setting(db(), "programme"))


@bp.get("/accessibility")
@access(public)
def accessibility() -> str:
    """What was tested and how, what does not work yet, whom to call. The numbers are those of the checks that ran."""
    return render_template("pages/accessibility.html", programme=sites.setting(db(), "programme"), ran=rules.checks_that_ran())


@bp.get("/style-guide")
@access(public)
def style_guide() -> str:
    """Every component, fresh and refused, for those who write pages."""
    bad_form = Sample(formdata=None, prefix="bad-", meta={"csrf": False})
    bad_form.validate()
    return render_template("style_guide/index.html", form=Sample(formdata=None), bad_form=bad_form, pictures=sample_pictures())
