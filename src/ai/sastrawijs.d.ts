// The package's own types are not reachable through its "exports".
declare module 'sastrawijs' {
  export class Stemmer {
    stem(word: string): string;
  }
}
