"""Django settings. What differs between installations comes from the environment (see `environment`)."""

import os

from csp.constants import NONE, SELF

from guiju.office.config import environment

STATE_FOLDER = environment.state_folder()
SECRET_KEY = environment.secret_key(STATE_FOLDER)
DEBUG = os.environ.get("GUIJU_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get("GUIJU_ALLOWED_HOSTS", "127.0.0.1,localhost").split(",")
CSRF_FAILURE_VIEW = "guiju.office.web.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("GUIJU_TRUSTED_ORIGINS", "").split(",") if o]
GUIJU_DEMO = (STATE_FOLDER / "demonstration").exists()  # demonstration accounts are shown at sign-in

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "csp",
    "ninja",
    "guiju.office.rulebook",
    "guiju.office.people",
    "guiju.office.cases",
    "guiju.office.circulation",
    "guiju.office.documents",
    "guiju.office.meetings",
    "guiju.office.hall",
    "guiju.office.openness",
    "guiju.office.registers",
    "guiju.office.signoff",
    "guiju.office.seals",
    "guiju.office.archive",
    "guiju.office.registry",
    "guiju.office.tasks",
    "guiju.office.replies",
    "guiju.office.diary",
    "guiju.office.search",
    "guiju.office.duties",
    "guiju.office.whatif",
    "guiju.office.web",
    "guiju.office.config.apps.ConfigConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "guiju.office.web.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "guiju.office.web.refusals.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "guiju.office.config.urls"
WSGI_APPLICATION = "guiju.office.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": environment.template_folders(),
        "OPTIONS": {
            "environment": "guiju.office.web.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "guiju.office.web.context.page",
            ],
        },
    },
]

DATABASES = {"default": environment.database(STATE_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "guiju.office.web.errors.locked_out"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [environment.catalogues()]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = STATE_FOLDER / "static"
MEDIA_ROOT = STATE_FOLDER / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = True

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = os.environ.get("GUIJU_HTTPS", "") == "1"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the PDF preview stands in a frame of our own page
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "img-src": [SELF, "data:"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "guiju.office.documents.receiving.SizeLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
SANDBOXES_PER_PERSON = int(os.environ.get("GUIJU_SANDBOXES_PER_PERSON", "20"))
UPLOAD_LIMIT_BYTES = int(os.environ.get("GUIJU_UPLOAD_LIMIT_MB", "20")) * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"axes": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
