"""What is said to people: the rules' no, and the standing of a certificate."""

from django.utils.translation import gettext_lazy as _

from learning.certificates.rules import Refusal, Standing

REFUSALS = {
    Refusal.NOT_IN_GROUP: _("Members of the resource group and the operator see and revoke certificates."),
    Refusal.IS_REVOKED: _("The certificate has been revoked."),
    Refusal.IS_REPLACED: _("The certificate has already been replaced by a newer one."),
    Refusal.NO_REASON: _("Say why it is revoked. Whoever checks the certificate reads it."),
    Refusal.NO_NAME: _("A certificate needs the name it is issued to."),
    Refusal.TOO_MANY_NAMES: _("Many names have been tried from here. Wait an hour, and try again."),
}

STANDINGS = {
    Standing.VALID: _("The certificate is valid"),
    Standing.EXPIRED: _("The certificate has expired"),
    Standing.REPLACED: _("The certificate has been replaced"),
    Standing.REVOKED: _("The certificate has been revoked"),
}
