"""Says at start that certificates cannot be issued, rather than on the day somebody has earned one."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register  # noqa: A004

from learning.certificates.keys import NoKeys, read_pairs


@register()
def keys_can_be_read(**kwargs: Any) -> list[CheckMessage]:
    try:
        read_pairs()
    except NoKeys as error:
        return [Warning(str(error), id="learning.W001")]
    return []
