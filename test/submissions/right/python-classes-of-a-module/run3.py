from parts.endpoints import Keeper

Keeper(4102).work()
