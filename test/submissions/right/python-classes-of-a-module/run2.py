from parts.endpoints import Asker

Asker(4101).work()
