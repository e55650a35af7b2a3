"""People, and the attempts to sign in that are counted against guessing."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, name: str, password: str | None = None, **facts: Any) -> "Person":
        """Create a person. Without a password they cannot sign in with one.

        Raises:
            IntegrityError: somebody has this address.
        """
        person = self.model(email=email.strip().lower(), name=name, **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody who signs in. Their rights come from their memberships, never from this row."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=10, default="en")
    is_active = models.BooleanField(_("may sign in"), default=True)
    persona = models.CharField(
        _("persona"), max_length=200, blank=True, help_text=_("What this person shows in the demo.")
    )
    joined_at = models.DateTimeField(_("joined at"), auto_now_add=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                name="person_email_is_lower_case", condition=models.Q(email=Lower("email"))
            )
        ]

    def __str__(self) -> str:
        return self.name


class SignInAttempt(models.Model):
    """One wrong password, kept for a quarter of an hour under a hash of address and network address."""

    key = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.at}"
