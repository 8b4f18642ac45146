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

/** Texts by row; a row that was never written is null. Two bytes a row, and four where there are many texts. */
export class TextColumn {
  private readonly low = new Column(Uint16Array);
  /** Takes no room as long as all numbers are small. */
  private readonly high = new Column(Uint16Array);

  constructor(private readonly texts: SharedTexts) {}

  get(row: number): string | null {
    return this.texts.textOf(this.high.get(row) * 2 ** 16 + this.low.get(row));
  }

  set(row: number, text: string | null): void {
    const number = this.texts.numberOf(text);
    this.low.set(row, number % 2 ** 16);
    this.high.set(row, Math.floor(number / 2 ** 16));
  }
}
