"""Questions about time: how hubs rose and how the network grew denser."""
