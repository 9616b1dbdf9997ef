"""Where a certificate is checked and fetched, as whole addresses that are printed and signed."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from learning.models import Certificate, CertificateFile


def verification_address(certificate: Certificate) -> str:
    """In the language of the certificate: printed, in its QR code, and the credential's own `id`."""
    with translation.override(certificate.language):
        return f"{settings.BASE_URL}{reverse('certificates:verify', args=(certificate.code,))}"


def file_path(certificate: Certificate, kind: CertificateFile.Kind) -> str:
    return reverse("certificate_files:file", args=(certificate.code, kind.value))


def status_list_address(number: int) -> str:
    return f"{settings.BASE_URL}{reverse('certificate_files:status', args=(number,))}"
