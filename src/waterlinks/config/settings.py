"""Every setting, in one file, from the environment. Nothing set at all is a working installation on SQLite.

Each variable has a heading in docs/configuration.md.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from waterlinks.config import environment

ROOT = Path(__file__).resolve().parents[3]
KEPT = Path(environment.text("WATERLINKS_FOLDER", str(ROOT / "var")))

# What kind of installation

DEBUG = environment.yes_or_no("WATERLINKS_DEBUG", default=False)
DEMO = environment.yes_or_no("WATERLINKS_DEMO", default=False)
ALLOWED_HOSTS = environment.listing("WATERLINKS_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
SITE_ADDRESS = environment.text("WATERLINKS_ADDRESS", "http://localhost:8000")
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]

DATABASES = {"default": environment.database("DATABASE_URL", KEPT / "waterlinks.sqlite3")}
ON_POSTGRES = DATABASES["default"]["ENGINE"].endswith("postgresql")
SECRET_KEY = environment.secret_key(
    "WATERLINKS_SECRET_KEY", KEPT / "secret_key", required=ON_POSTGRES and not DEMO
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The house

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "template_partials",
    "csp",
    "waterlinks.ui",
    "waterlinks.reference",
    "waterlinks.audit",
    "waterlinks.jobs",
    "waterlinks.outbox",
    "waterlinks.accounts",
    "waterlinks.organisations",
    "waterlinks.operators",
    "waterlinks.benchmarking",
    "waterlinks.partnerships",
    "waterlinks.matching",
    "waterlinks.portal",
    "waterlinks.sample",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pages on weak lines; its random padding keeps tokens from being guessed
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "waterlinks.config.urls"
WSGI_APPLICATION = "waterlinks.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "waterlinks.config.context.installation",
            ],
        },
    }
]

# People

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "portal:front"
LOGOUT_REDIRECT_URL = "portal:front"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Languages and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [ROOT / "src" / "waterlinks" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
USE_THOUSAND_SEPARATOR = True

# Files

STATIC_URL = "/static/"
STATIC_ROOT = KEPT / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = KEPT / "files"  # outside every served folder: files leave only through a view that asks who
FILE_UPLOAD_PERMISSIONS = 0o600
UPLOAD_LIMIT_MB = 60
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_HANDLERS = ["waterlinks.config.uploads.LimitedTemporaryFiles"]

# Mail: nothing leaves before an address of a mail server is given

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = environment.text("WATERLINKS_MAIL_FROM", "WaterLinks <no-reply@localhost>")

# Trust

SECURE = SITE_ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
