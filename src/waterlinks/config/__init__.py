"""Settings, addresses and the server's entry: what an installation is made of."""
