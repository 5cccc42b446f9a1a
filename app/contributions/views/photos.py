"""Pictures: public ones for everybody with a long cache, the others for their author and the site's staff only."""

from flask import Response, abort, send_from_directory

from app.contributions import panels, queries
from app.contributions.identity import held
from app.contributions.views.blueprint import bp, photo_folder
from app.core.web.access import access, public
from app.core.web.current import db
from app.sites.identity import current_actor

LONG = "public, max-age=31536000, immutable"
DIGEST = "string(length=64)"


@bp.get(f"/photos/<{DIGEST}:digest>.jpg", defaults={"size": ""})
@bp.get(f"/photos/<{DIGEST}:digest>-s.jpg", defaults={"size": "-s"})
@access(public)
def photo(digest: str, size: str) -> Response:
    """A picture that something visible shows; else the reader's own unsent one, or one of a site they work for."""
    if any(shows(db(), digest) for shows in panels.picture_checks()):
        return _sent(digest, size, LONG)
    actor = current_actor()
    sites = {grant.site_id for grant in actor.grants}
    if not queries.photo_is_mine(db(), digest, actor.participant_id, sites):
        abort(404)
    return _sent(digest, size, "private, no-store")


@bp.get(f"/r/<code>/photos/<{DIGEST}:digest>.jpg", defaults={"size": ""})
@bp.get(f"/r/<code>/photos/<{DIGEST}:digest>-s.jpg", defaults={"size": "-s"})
@access(public)
def own_photo(code: str, digest: str, size: str) -> Response:
    """The author's own picture, even hidden or withdrawn."""
    contribution, _actor = held(code)
    if all(photo.digest != digest for photo in queries.photos(db(), contribution.id, hidden=True)):
        abort(404)
    return _sent(digest, size, "private, no-store")


def _sent(digest: str, size: str, cache: str) -> Response:
    response = send_from_directory(photo_folder(), f"{digest}{size}.jpg", mimetype="image/jpeg", conditional=True)
    response.headers["Cache-Control"] = cache
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
