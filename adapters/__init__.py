"""How the engine touches the world: store, files, paper, mail and bank."""
