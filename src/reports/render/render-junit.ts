import { cleanText } from './clean-text.ts';
import { escapeAttribute, escapeMarkup } from './escape-markup.ts';

export interface JunitCase {
  readonly suite: string;
  readonly className: string;
  readonly name: string;
  readonly result:
    | { readonly kind: 'passed' }
    | { readonly kind: 'failure' | 'error'; readonly type: string; readonly message: string; readonly text: string }
    | { readonly kind: 'skipped'; readonly message: string };
}

/** The form that Jenkins, GitLab, GitHub's reporters and Azure read. Cases come sorted by suite; times are 0, as nobody measured them. */
export function* renderJunit(
  name: string,
  properties: readonly (readonly [string, string])[],
  cases: readonly JunitCase[],
): Generator<string, void> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escapeAttribute(name)}" ${tally(cases)}>\n`;
  for (let from = 0; from < cases.length; ) {
    const suite = cases[from]!.suite;
    let to = from;
    while (to < cases.length && cases[to]!.suite === suite) to++;
    const part = cases.slice(from, to);
    yield `  <testsuite name="${escapeAttribute(suite)}" ${tally(part)}>\n`;
    if (properties.length > 0) {
      const rows = properties.map(
        ([key, value]) => `      <property name="${escapeAttribute(key)}" value="${escapeAttribute(value)}"/>\n`,
      );
      yield `    <properties>\n${rows.join('')}    </properties>\n`;
    }
    for (const one of part) yield caseOf(one);
    yield '  </testsuite>\n';
    from = to;
  }
  yield '</testsuites>\n';
}

function tally(cases: readonly JunitCase[]): string {
  const having = (kind: string): number => cases.filter(({ result }) => result.kind === kind).length;
  return `tests="${cases.length}" failures="${having('failure')}" errors="${having('error')}" skipped="${having('skipped')}" time="0"`;
}

function caseOf({ className, name, result }: JunitCase): string {
  const open = `    <testcase classname="${escapeAttribute(className)}" name="${escapeAttribute(cleanText(name, 250))}" time="0"`;
  switch (result.kind) {
    case 'passed':
      return `${open}/>\n`;
    case 'skipped':
      return `${open}>\n      <skipped message="${escapeAttribute(cleanText(result.message, 500))}"/>\n    </testcase>\n`;
    default:
      return `${open}>\n      <${result.kind} type="${escapeAttribute(result.type)}" message="${escapeAttribute(cleanText(result.message, 500))}">${escapeMarkup(result.text)}</${result.kind}>\n    </testcase>\n`;
  }
}
