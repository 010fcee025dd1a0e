"""Nothing is bound but the port that was asked for: two checkouts cannot share port 443."""

import ministack.app as app


def apply():
    bindable = app._port_is_bindable
    app._port_is_bindable = lambda host, port: port != 443 and bindable(host, port)
