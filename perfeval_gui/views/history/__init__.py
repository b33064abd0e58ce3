"""历史版本: what is kept of the open report, what differs, and how it comes back."""
