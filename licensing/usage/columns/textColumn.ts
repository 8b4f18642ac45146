import { Column } from './column';

/** Texts that many rows share, such as dates: each is kept once and has a number. 0 stands for null. */
export class SharedTexts {
  private readonly texts: Array<string | null> = [null];
  private readonly numbers = new Map<string, number>();

  numberOf(text: string | null): number {
    if (text === null) return 0;
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  textOf(number: number): string | null {
    return this.texts[number] ?? null;
  }
}

/** Texts by row; a row that was never written is null. */
export class TextColumn {
  private readonly numbers = new Column(Uint32Array);

  constructor(private readonly texts: SharedTexts) {}

  get(row: number): string | null {
    return this.texts.textOf(this.numbers.get(row));
  }

  set(row: number, text: string | null): void {
    this.numbers.set(row, this.texts.numberOf(text));
  }
}
