from parts.endpoints import Adder

Adder(4101).work()
