"""Uploading a file of figures."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from waterlinks.benchmarking.imports.mapping import NAMES, mapping


class UploadForm(forms.Form):
    """A file and how to read it. The file comes last, so that the answers survive when it is too large to receive."""

    mapping = forms.ChoiceField(
        label=_("Kind of file"),
        widget=forms.RadioSelect,
        choices=lambda: [(name, mapping(name).title) for name in NAMES],
    )
    year = forms.IntegerField(
        label=_("Only one year"),
        help_text=_("Empty for all years of the file."),
        required=False,
        min_value=1950,
        max_value=2100,
        error_messages={"invalid": _("Write the year as four digits, or leave it empty.")},
    )
    dry_run = forms.BooleanField(
        label=_("Only check the file, store nothing"), required=False, label_suffix=""
    )
    file = forms.FileField(
        label=_("File"),
        error_messages={
            "required": _("Choose a CSV file."),
            "empty": _("This file is empty. Choose another."),
        },
    )

    def __init__(self, *args: Any, was_too_large: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        limit = {"limit": settings.UPLOAD_LIMIT_MB}
        self.fields["file"].help_text = gettext("CSV in UTF-8, at most {limit} MB.").format(**limit)
        if was_too_large:
            sentence = gettext(
                "This file is larger than {limit} MB. Split it by year, or ask who runs this site to import it "
                "with the command import_measures."
            )
            self.fields["file"].error_messages["required"] = sentence.format(**limit)
