"""The organiser's forms. Limits follow the columns; what may open is decided by `rules.preparing`."""

from app.voting.forms.desk.after import CancelForm, CloseForm, DecisionForm, IncidentForm, OpenForm
from app.voting.forms.desk.options import OptionsForm
from app.voting.forms.desk.roll import AudienceForm, CodesForm, CopyForm, ElectorForm, ImportForm
from app.voting.forms.desk.screens import CouncilForm, DatesForm, FramingForm, MethodForm, NewVoteForm, QuestionForm, QuorumForm, SecrecyForm
from app.voting.forms.desk.settings import SettingsForm, settings_form

__all__ = [
    "AudienceForm", "CancelForm", "CloseForm", "CodesForm", "CopyForm", "CouncilForm", "DatesForm", "DecisionForm", "ElectorForm", "FramingForm",
    "ImportForm", "IncidentForm", "MethodForm", "NewVoteForm", "OpenForm", "OptionsForm", "QuestionForm", "QuorumForm", "SecrecyForm",
    "SettingsForm", "settings_form",
]
