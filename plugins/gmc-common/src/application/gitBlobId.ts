import { sha1 } from '@noble/hashes/legacy';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils';

/**
 * The id that git gives to a file of this text: what `git hash-object` prints.
 *
 * SHA-1 is what git names its objects by; nothing here rests on its strength.
 * Web Crypto has it too, but only asynchronously and only on secure origins,
 * and rendering is synchronous everywhere.
 *
 * @param text - the file's text, stored as UTF-8
 * @returns 40 hexadecimal digits
 * @public
 */
export function gitBlobId(text: string): string {
  const content = utf8ToBytes(text);
  return bytesToHex(
    sha1(concatBytes(utf8ToBytes(`blob ${content.length}\0`), content)),
  );
}
