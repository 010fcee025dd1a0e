"""Plain http over the loopback counts as TLS.

Policies that refuse anything but TLS (CDK's enforceSSL, the bootstrap bucket) would otherwise refuse
every request, since the emulator speaks http.
"""

import ministack.app as app


def apply():
    pin = app.pin_request_origin
    app.pin_request_origin = lambda source_ip, secure: pin(source_ip, True)
