"""What gives somebody away is masked when a moderator first reads an idea, in the same gesture as the decision."""

from collections.abc import Callable
from datetime import datetime

from app.core.text import personal_data
from app.demo.events import Act, Tale
from app.demo.scene import Scene
from app.moderation.actions import mask
from app.people.rules import Actor

Decision = Callable[[Scene, Actor, datetime], object]


def masked(tale: Tale, decide: Decision) -> Act:
    """The moderator whose turn it is masks what must be masked, then decides."""
    private = tale.idea.get("personal_data", [])

    def act(scene: Scene, now: datetime) -> None:
        who, held = scene.moderator(tale.site, tale.turn), scene.ideas[tale.name]
        if private and "[" not in held.body:
            whole = f"{held.title}\n{held.body}"
            found = [whole[span.start:span.end] for span in personal_data.find(whole)]
            kept = [text for text in found if not any(word in text or text in word for word in private)]
            by_hand = [word for word in private if not any(word in text for text in found)]
            mask(scene.session, who, held, kept=kept, words="\n".join(by_hand), now=now)
        decide(scene, who, now)

    return act
