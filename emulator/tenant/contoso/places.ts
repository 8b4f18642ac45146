import type { NameScript } from './names';

export interface Place {
  country: string;
  /** ISO 3166 code, the user's usage location. */
  usageLocation: string;
  language: string;
  city: string;
  script: NameScript;
  dialling: string;
}

/** Contoso's offices; one that appears twice is twice as large. */
export const places: readonly Place[] = [
  {
    country: 'Germany',
    usageLocation: 'DE',
    language: 'de-DE',
    city: 'Munich',
    script: 'german',
    dialling: '+49 89',
  },
  {
    country: 'Germany',
    usageLocation: 'DE',
    language: 'de-DE',
    city: 'Munich',
    script: 'german',
    dialling: '+49 89',
  },
  {
    country: 'Germany',
    usageLocation: 'DE',
    language: 'de-DE',
    city: 'Hamburg',
    script: 'german',
    dialling: '+49 40',
  },
  {
    country: 'United States',
    usageLocation: 'US',
    language: 'en-US',
    city: 'Seattle',
    script: 'english',
    dialling: '+1 206',
  },
  {
    country: 'United States',
    usageLocation: 'US',
    language: 'en-US',
    city: 'Seattle',
    script: 'english',
    dialling: '+1 206',
  },
  {
    country: 'United States',
    usageLocation: 'US',
    language: 'en-US',
    city: 'Austin',
    script: 'english',
    dialling: '+1 512',
  },
  {
    country: 'United Kingdom',
    usageLocation: 'GB',
    language: 'en-GB',
    city: 'Leeds',
    script: 'english',
    dialling: '+44 113',
  },
  {
    country: 'Ireland',
    usageLocation: 'IE',
    language: 'en-IE',
    city: 'Dublin',
    script: 'english',
    dialling: '+353 1',
  },
  {
    country: 'India',
    usageLocation: 'IN',
    language: 'en-IN',
    city: 'Pune',
    script: 'indian',
    dialling: '+91 20',
  },
  {
    country: 'India',
    usageLocation: 'IN',
    language: 'en-IN',
    city: 'Pune',
    script: 'indian',
    dialling: '+91 20',
  },
  {
    country: 'Spain',
    usageLocation: 'ES',
    language: 'es-ES',
    city: 'Valencia',
    script: 'spanish',
    dialling: '+34 96',
  },
  {
    country: 'Mexico',
    usageLocation: 'MX',
    language: 'es-MX',
    city: 'Monterrey',
    script: 'spanish',
    dialling: '+52 81',
  },
  {
    country: 'Japan',
    usageLocation: 'JP',
    language: 'ja-JP',
    city: 'Osaka',
    script: 'japanese',
    dialling: '+81 6',
  },
  {
    country: 'Singapore',
    usageLocation: 'SG',
    language: 'zh-SG',
    city: 'Singapore',
    script: 'chinese',
    dialling: '+65',
  },
  {
    country: 'Kazakhstan',
    usageLocation: 'KZ',
    language: 'ru-RU',
    city: 'Almaty',
    script: 'cyrillic',
    dialling: '+7 727',
  },
  {
    country: 'United Arab Emirates',
    usageLocation: 'AE',
    language: 'ar-AE',
    city: 'Dubai',
    script: 'arabic',
    dialling: '+971 4',
  },
  {
    country: 'Greece',
    usageLocation: 'GR',
    language: 'el-GR',
    city: 'Athens',
    script: 'greek',
    dialling: '+30 21',
  },
];
