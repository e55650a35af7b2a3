"""Why there is no figure, in the reader's language. The packages that refuse bring the sentences."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.figure import WhyNot

Words = str | Promise | Callable[[Mapping[str, object]], str]

NOT_MEASURED: Words = _("Not measured")

_sentences: dict[str, Words] = {"not_measured": NOT_MEASURED}


def register(sentences: Mapping[str, Words]) -> None:
    """Leave the sentences for a package's codes. Placeholders are named: "{item} is missing for {year}.".

    What a placeholder cannot say, a function from the parameters to the sentence can.
    """
    _sentences.update(sentences)


def in_words(why_not: WhyNot) -> str:
    """Return the sentence for a reason. A code nobody has worded says that nothing was measured.

    A stored reason may be older than its sentence: a placeholder without a value reads "?".
    """
    sentence = _sentences.get(why_not.code, NOT_MEASURED)
    if callable(sentence):
        return sentence(why_not.params)
    return str(sentence).format_map(
        defaultdict(lambda: "?", {key: _words(value) for key, value in why_not.params.items()})
    )


def _words(value: object) -> str:
    if isinstance(value, list | tuple | set):
        return ", ".join(str(one) for one in value)
    return str(value)
