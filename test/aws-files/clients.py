"""Lets AWS's own code read and edit texts: one JSON request a line on stdin, one answer a line on stdout.

It is botocore's and the AWS CLI's, from whichever of the two packages this Python has.
"""
import json
import os
import sys
import tempfile

try:
    from awscli.botocore import configloader
    import awscli

    name = 'AWS CLI ' + awscli.__version__
except ImportError:  # AWS CLI 1 brings none of its own.
    from botocore import configloader
    import botocore

    name = 'botocore ' + botocore.__version__
from awscli.customizations.configure.writer import ConfigFileWriter

folder = tempfile.TemporaryDirectory()  # Goes with this process.
path = os.path.join(folder.name, 'file')


def put(text):
    with open(path, 'w', encoding='utf-8', newline='') as file:
        file.write(text)


def read(text):
    """The sections as they stand there and, of a config file, what is made of them; null: the file is refused."""
    put(text)
    try:
        configloader.raw_config_parse(path)
        sections = configloader.raw_config_parse(path, parse_subsections=False)
        loaded = configloader.load_config(path)
    except Exception as error:  # The AWS CLI has this class under two names.
        if type(error).__name__ == 'ConfigParseError':
            return None
        raise
    return {'sections': sections, 'profiles': loaded['profiles'], 'sessions': loaded['sso_sessions']}


def edit(text, section, values):
    """What `aws configure set` makes of it."""
    put(text)
    ConfigFileWriter().update_config({'__section__': section, **values}, path)
    with open(path, encoding='utf-8', newline='') as file:
        return file.read()


print(json.dumps(name), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    try:
        answer = read(**request['read']) if 'read' in request else edit(**request['edit'])
    except (ValueError, IndexError, UnboundLocalError) as error:
        answer = {'broken': repr(error)}
    print(json.dumps(answer), flush=True)
