import sys
from parts import endpoints

endpoints.Getter(4102).work(sys.argv[1])
