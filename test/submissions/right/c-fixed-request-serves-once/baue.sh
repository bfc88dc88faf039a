#!/bin/sh
cc -Wall -o server quellen/server.c
cc -Wall -o client quellen/client.c
