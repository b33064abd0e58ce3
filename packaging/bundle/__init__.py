"""What the packages of every system have in common: inputs, staging, licences, archives."""
