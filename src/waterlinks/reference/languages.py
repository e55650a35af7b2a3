"""Names of working languages, by ISO 639 code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LANGUAGES: dict[str, str | Promise] = {
    "ak": _("Akan"),
    "am": _("Amharic"),
    "ar": _("Arabic"),
    "bn": _("Bengali"),
    "de": _("German"),
    "dv": _("Dhivehi"),
    "dz": _("Dzongkha"),
    "en": _("English"),
    "es": _("Spanish"),
    "fa": _("Persian"),
    "fj": _("Fijian"),
    "fr": _("French"),
    "hi": _("Hindi"),
    "id": _("Indonesian"),
    "ja": _("Japanese"),
    "kk": _("Kazakh"),
    "km": _("Khmer"),
    "kn": _("Kannada"),
    "ko": _("Korean"),
    "ky": _("Kyrgyz"),
    "lg": _("Luganda"),
    "lo": _("Lao"),
    "mn": _("Mongolian"),
    "mr": _("Marathi"),
    "ms": _("Malay"),
    "my": _("Burmese"),
    "ne": _("Nepali"),
    "nl": _("Dutch"),
    "ps": _("Pashto"),
    "pt": _("Portuguese"),
    "ro": _("Romanian"),
    "ru": _("Russian"),
    "si": _("Sinhala"),
    "sm": _("Samoan"),
    "sq": _("Albanian"),
    "sr": _("Serbian"),
    "sw": _("Swahili"),
    "ta": _("Tamil"),
    "te": _("Telugu"),
    "tg": _("Tajik"),
    "th": _("Thai"),
    "tl": _("Filipino"),
    "to": _("Tongan"),
    "tpi": _("Tok Pisin"),
    "tr": _("Turkish"),
    "uk": _("Ukrainian"),
    "ur": _("Urdu"),
    "uz": _("Uzbek"),
    "vi": _("Vietnamese"),
    "zh": _("Chinese"),
}


def language_name(code: str) -> str:
    """Return a language's name in the active language; an unlisted code reads as itself."""
    return str(LANGUAGES.get(code, code))
