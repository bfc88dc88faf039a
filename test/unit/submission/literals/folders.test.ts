import { describe, expect, it } from 'vitest';
import { foldersInText } from '../../../../harness/submission/literals/folders.ts';

describe('folders that a source names', () => {
  it.each([
    ["FOLDER = 'client_files/'", ['client_files']],
    ['open(f"recebidos/{nome}", "wb")', ['recebidos']],
    ['open("files/%s" % name, "rb")', ['files']],
    ["os.path.join('ficheiros do servidor', nome)", ['ficheiros do servidor']],
    ["FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'server_files')", ['server_files']],
    ['path.resolve(__dirname, "files")', ['files']],
    ['Path("a/b/") / name', ['a/b']],
    ["DOWNLOAD_DIR: str = './downloads'", ['downloads']],
    ['new File("servidor", nome)', ['servidor']],
  ])('%s', (code, folders) => {
    expect(foldersInText(code)).toEqual(folders);
  });

  it.each(["print('yes/no')", 'open("notes.txt")', "path = 'file.txt'", "f'../{name}'", "'/etc/'", "'http://x/'"])(
    'none in %s',
    (code) => {
      expect(foldersInText(code)).toEqual([]);
    },
  );
});
