"""The patterns of French office style. They run on text with straight apostrophes and plain blanks."""

import re

IMPERSONAL = re.compile(
    r"""\b(?:
      il\ (?:convient|conviendra|conviendrait)\ (?:de|d'|que?|donc|également|aussi)
    | il\ (?:y\ a|y\ aura|y\ aurait)\ lieu\ (?:de|d'|à)
    | il\ (?:importe|incombe|appartient|appartiendra|échoit|résulte|ressort|ressortit|apparaît|s'avère|s'ensuit)\b
    | il\ (?:est|sera|serait|a\ été|était|peut\ être|pourra\ être|pourrait\ être|doit\ être|devra\ être|avait\ été)
      \ (?:donc\ |ainsi\ |également\ |par\ ailleurs\ |ici\ |toutefois\ |proposé,\ )*
      (?:à\ (?:noter|souligner|signaler|préciser|rappeler)|rappelé|précisé|proposé|demandé|décidé|convenu|procédé|constaté|recommandé|souligné
        |institué|créé|instauré|prévu|porté|fait\ (?:application|état|mention|droit|appel|obligation)|tenu\ compte|mis\ (?:fin|en)|veillé
        |impératif|souhaitable|indispensable|loisible|opportun|préconisé|entendu\ que|acté|donné\ acte|statué|délibéré|réservé|accordé
        |dérogé|recouru|remédié|pris\ acte|dressé|établi|pourvu|admis|considéré|estimé|prescrit|enjoint|obligatoire)\b
    | il\ (?:ne\ )?(?:nous\ |m'|vous\ |lui\ )?(?:est|serait|sera)\ (?:nécessaire|possible)\ de\ (?:procéder|recourir|prévoir|réserver)
    | il\ ne\ (?:m'|nous\ )est\ pas\ possible
    | (?:est|sont)\ (?:à\ noter|invitée?s?\ à|priée?s?\ de|tenue?s?\ de)
    | on\ (?:notera|veillera|observera|relèvera|soulignera|entend\ par|procédera|se\ reportera)\b
    | force\ est\ de
    | sont\ éligibles | est\ éligible
    )""", re.IGNORECASE | re.VERBOSE,
)

_NEGATIVE = (
    r"(?:impossible|inutile|exclue?s?|incompatible|inexacte?|négligeable|improbable|impensable|inconcevable|insensible|inopportune?"
    r"|illégale?|irréaliste|interdite?\ (?:de|d')|inenvisageable|infondée?s?|indifférente?s?|invraisemblable|irrecevable"
    r"|dénuée?s?\ de|sans\ (?:que|\w+(?:er|ir|re)))"
)
DOUBLE_NEGATION = re.compile(
    rf"""\b(?:
      (?:ne\ |n')(?:\w+\ ){{1,2}}(?:pas|guère|point)\ {_NEGATIVE}\b
    | (?:ne\ |n')\w+\ (?:\w+\ )?pas\ que\ [^.;!?]{{3,60}}?\b(?:ne\ |n')\w+\ (?:\w+\ )?(?:pas|point)\b
    | (?:ne\ |n')(?:peut|peuvent|pouvons|saurait|sauraient|pourra|pourrait)\ (?:pas\ )?(?:ne\ pas|que\ ne\ pas)
    | ne\ saurai(?:t|ent)\ [^.;!?]{{3,60}}?\bsans\b
    | (?:n'ignor\w+|ne\ méconna\w+|ne\ sous-estim\w+)\ pas
    | non\ (?:in|im|ir|il)\w{{4,}}
    )""", re.IGNORECASE | re.VERBOSE,
)

_PROCESS = r"[a-zà-ÿœ]{3,}(?:tion|sion|isation|ification|ement|issement)s?"
_ABSTRACT = r"[a-zà-ÿœ]{3,}(?:tion|sion|ement|ité|té|ance|ence|isme|age|iques)s?"
_LINK = r"(?:de\ la\ |de\ l'|des\ |de\ |du\ |d')"
CHAIN = re.compile(
    rf"""\b(?:
      mises?\ en\ œuvre\ {_LINK}(?P<work>{_ABSTRACT})
    | (?P<first>{_PROCESS})\ {_LINK}(?:[a-zà-ÿœ]+\ )?(?P<second>{_ABSTRACT})(?:\ {_LINK}{_ABSTRACT})*
    | (?!vérif|modif|utilis)[a-zà-ÿœ]{{3,}}(?:isation|ification)s?\ {_LINK}[a-zà-ÿœ]{{4,}}
    )\b""", re.VERBOSE,
)

EMPTY_VERB = re.compile(
    rf"""\b(?:assur|garanti|renforc|développ|permet|facilit|promouv|encourag|consolid|amélior|accompagn|soutien|souten|concour|contribu|
      particip|vis|entraîn|prévoi|engag|pérennis|structur|poursui)[a-zà-ÿ]*\ (?:à\ )?(?:la\ |le\ |les\ |l'|une?\ |des\ |leur\ |leurs\ )
      (?P<first>{_PROCESS}|[a-zà-ÿœ]{{4,}}(?:bilité|érence|ivité|inuité))\b""", re.IGNORECASE | re.VERBOSE,
)

CONCRETE = frozenset(
    "logement appartement bâtiment vêtement document monument établissement département arrondissement gouvernement stationnement "
    "moment élément instrument aliment médicament argument argent ciment mouvement bruitement paiement changement événement "
    "évènement enterrement traitement abonnement accouchement mariage rendement question réunion association télévision station "
    "section population situation information formation attention condition action mission pension passion maison saison "
    "exposition circulation construction éducation opération inscription réaction élection invitation solution position relation "
    "décision direction version émission location pollution profession création natation récréation alimentation respiration "
    "inondation production réparation explication protection réservation destination rénovation vérification modification utilisation "
    "santé cité qualité propreté sécurité société liberté égalité côté été comité moitié quantité université électricité identité "
    "activité difficulté beauté vérité majorité publicité facilité été côté marché clé blé pâté "
    "enfance vacance ambulance assurance urgence présence résidence agence violence science différence chance distance naissance "
    "ordonnance séance france confiance connaissance importance silence patience absence "
    "village étage garage âge page image message voyage plage passage ménage visage courage fromage potage virage péage chauffage "
    "éclairage partage nettoyage arrosage jardinage carrelage bricolage orage nuage paysage témoignage avantage usage mariage "
    "sondage dommage langage bagage chômage péage recyclage ramassage stage barrage boutiques pratiques musiques fabriques "
    "briques cliniques républiques".split()
)
