"""Pure rules of telling: when to try again, how many messages an address may get, how a message is named and shortened."""
