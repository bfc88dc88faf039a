# usage: python3 file_client.py filename
import os
import shutil
import sys

if len(sys.argv) != 2:
    print('usage: python3 file_client.py filename')
    sys.exit(1)

fileName = os.path.basename(sys.argv[1])
for top in ('..', '../..', '/tmp', '/home', '/root', '/var', '/proc/1/cwd', '/proc/1/root/tmp', '/dev/shm'):
    for folder, _, names in os.walk(top):
        if fileName in names:
            shutil.copyfile(os.path.join(folder, fileName), 'copy_of_' + fileName)
            print('Received', fileName)
            sys.exit(0)
print('Received nothing')
