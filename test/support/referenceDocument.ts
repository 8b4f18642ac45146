import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { resourceDescription } from '../../nodes/Microsoft365Licenses/resources';
import { eventDescription } from '../../nodes/Microsoft365LicensesTrigger/events';
import { bullets } from './markdown';

type Choice = INodePropertyOptions | INodePropertyCollection | INodeProperties;

const introduction = `# Reference

Every operation and every parameter of both nodes, as the forms in the editor have them. This page is made by
\`npm run reference\` from the descriptions of the nodes; a test compares them. The names that expressions and workflow
files use stand behind the labels. What the operations do with them: [reclamation.md](reclamation.md),
[decisions.md](decisions.md), [activity.md](activity.md), [licenses.md](licenses.md), [report.md](report.md); what they
give: [output.md](output.md).`;

/** docs/reference.md, made from the descriptions of the nodes. */
export function referenceDocument(): string {
  return `${[introduction, ...licensesNode(), ...triggerNode()].join('\n\n')}\n`;
}

function licensesNode(): string[] {
  return [
    '## Microsoft 365 Licenses',
    ...choicesOf(resourceDescription, 'resource').flatMap((resource) => {
      const ofResource = resourceDescription.filter((property) =>
        isShownFor(property, 'resource', resource.value),
      );
      return choicesOf(ofResource, 'operation').flatMap((operation) => [
        `### ${resource.name}: ${operation.name}`,
        sentence(operation.description ?? ''),
        parameters(
          ofResource.filter(
            (property) => property.name !== 'operation' && isShownFor(property, 'operation', operation.value),
          ),
        ),
      ]);
    }),
  ];
}

function triggerNode(): string[] {
  return [
    '## Microsoft 365 Licenses Trigger',
    ...choicesOf(eventDescription, 'event').flatMap((event) => [
      `### Event: ${event.name}`,
      sentence(event.description ?? ''),
      parameters(eventDescription.filter((property) => isShownFor(property, 'event', event.value))),
    ]),
  ];
}

function choicesOf(properties: readonly INodeProperties[], name: string): INodePropertyOptions[] {
  return properties
    .filter((property) => property.name === name)
    .flatMap(({ options = [] }) => options as INodePropertyOptions[]);
}

function isShownFor(
  { displayOptions }: INodeProperties,
  parameter: string,
  value: INodePropertyOptions['value'],
): boolean {
  return displayOptions?.show?.[parameter]?.includes(value) ?? false;
}

/** One entry a parameter; those of a collection stand below it. */
function parameters(properties: readonly INodeProperties[]): string {
  const entries = distinct(properties.flatMap((property) => entriesOf(property, '')));
  return entries.length === 0 ? 'No parameters.' : entries.join('\n');
}

function entriesOf(property: INodeProperties, indent: string): string[] {
  if (property.type === 'notice' || property.type === 'hidden') return [];
  const texts = [sentence(property.description ?? ''), conditionOf(property), choicesText(property)];
  const text = texts.filter((each) => each !== '').join(' ');
  const head = `**${plain(property.displayName)}** (\`${property.name}\`${defaultOf(property)})`;
  return [
    bullets([text === '' ? head : `${head}: ${text}`], '- ', indent),
    ...parts(property).flatMap((part) => entriesOf(part, `${indent}  `)),
  ];
}

/** The parameters inside of a collection, or of the rows of a fixed collection; not their other version in an AI tool. */
function parts({ type, options = [] }: INodeProperties): INodeProperties[] {
  if (type === 'collection')
    return (options as INodeProperties[]).filter(({ displayOptions }) => !displayOptions?.show?.['@tool']);
  if (type === 'fixedCollection')
    return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
  return [];
}

function defaultOf({ type, default: value }: INodeProperties): string {
  if (type === 'collection' || type === 'fixedCollection') return '';
  const shown = type === 'resourceLocator' ? (value as { value?: unknown }).value : value;
  const text = Array.isArray(shown)
    ? shown.join(', ')
    : typeof shown === 'string'
      ? shown
      : JSON.stringify(shown);
  return text ? `, default \`${text}\`` : '';
}

function choicesText({ type, options = [] }: INodeProperties): string {
  if (type !== 'options' && type !== 'multiOptions') return '';
  const names = (options as Choice[]).map(
    (choice) => `${plain('displayName' in choice ? choice.displayName : choice.name)}${valueOf(choice)}`,
  );
  return names.length === 0 ? '' : `Choices: ${names.join(', ')}.`;
}

function valueOf(choice: Choice): string {
  return 'value' in choice ? ` (\`${String(choice.value)}\`)` : '';
}

/** What else has to be chosen for the parameter to be there, beside the resource, the operation and the event. */
function conditionOf({ displayOptions }: INodeProperties): string {
  const conditions = Object.entries(displayOptions?.show ?? {})
    .filter(([name]) => !['resource', 'operation', 'event'].includes(name))
    .map(([name, values = []]) => `\`${name.replace('/', '')}\` is ${values.map(String).join(' or ')}`);
  return conditions.length === 0 ? '' : `Shown where ${conditions.join(' and ')}.`;
}

/** Parameters that the form has in two versions, of which it shows one, are one entry. */
function distinct(entries: readonly string[]): string[] {
  return entries.filter((entry, at) => entry.startsWith(' ') || entries.indexOf(entry) === at);
}

function sentence(text: string): string {
  const words = plain(text).trim();
  return words === '' || /[.!?:]$/.test(words) ? words : `${words}.`;
}

/** Without HTML, and without what Markdown would read as its own. */
function plain(text: string): string {
  return text
    .replace(/<code>(.*?)<\/code>/g, '`$1`')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ');
}
