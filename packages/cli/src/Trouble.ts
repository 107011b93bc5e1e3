/**
 * What keeps a command from doing its work: a file that can't be read, an
 * option that makes no sense. Its message is for the user.
 */
export class Trouble extends Error {}
