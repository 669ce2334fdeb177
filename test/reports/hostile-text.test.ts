import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { renderReport } from '../../src/reports/index.ts';
import { cleanText } from '../../src/reports/render/clean-text.ts';
import { escapeMarkdown } from '../../src/reports/render/escape-markdown.ts';
import { makeComparisonReport, makeRunReport } from './support/make-report.ts';
import { readXml } from './support/read-xml.ts';

const HOSTILE = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  "\"><svg/onload=alert(1)>' onmouseover='x",
  '</summary></details></style></title>--><!--',
  '&lt;b&gt; &amp; &#60;script&#62; & <',
  ']]> <![CDATA[ <!DOCTYPE x [<!ENTITY a "b">]> &a;',
  '# heading\n\n- list\n1. one\n> quote\n```js\ncode\n```\n---\n| a | b |\n|---|---|',
  '![x](https://example.org/x.png) [y](javascript:alert(1)) <https://example.org> https://example.org www.example.org',
  '*a* _b_ **c** ~~d~~ `e` $f$ @everyone \\ [ ] {g} ^h^',
  'nul \u0000 escape \u001b[31m bell \u0007 override \u202e gnp.exe \u2066 lone \ud800 tail \udc00 \uffff',
  '1) first\r\n+ second\n= third',
  '  spaces  and\ttabs ',
  '🧬 ünïcode 漢字 🇺🇳',
];
const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 200 }));
const oneLine = (value: string): string => cleanText(value).replace(/\s+/g, ' ').trim();
const joined = (pieces: Iterable<string>): string => [...pieces].join('');
const REPORTS = [
  ['run', makeRunReport],
  ['comparison', makeComparisonReport],
] as const;

describe.each(REPORTS)('hostile text in the report on a %s', (_name, make) => {
  test('stays text in HTML: the page has the elements of a harmless one, no script, no link, nothing loaded', () => {
    const elementsOf = (value: string): string[] => {
      const { document } = parseHTML(joined(renderReport(make(value), 'html').text));
      return [...document.querySelectorAll('*')].map(
        (element) => `${element.tagName} ${[...element.attributes].map(({ name }) => name).join(' ')}`,
      );
    };
    const harmless = elementsOf('x');
    expect(harmless.length).toBeGreaterThan(60);
    fc.assert(
      fc.property(text, (value) => {
        expect(elementsOf(value)).toEqual(harmless);
      }),
      { numRuns: 60 },
    );
    const page = joined(renderReport(make('x'), 'html').text);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|@import|https?:\/\//i);
    expect(page).toContain("default-src 'none'");
  });

  test('is read back whole from HTML', () => {
    for (const value of HOSTILE) {
      const { document } = parseHTML(joined(renderReport(make(value), 'html').text));
      const [text, note] = [document.querySelector('summary'), document.querySelector('summary small')].map(
        (element) => element?.textContent ?? '',
      );
      expect(text).toBe(`${cleanText(value)}${note}`);
    }
  });

  test('stays text in XML: a strict reader finds the cases of a harmless one', () => {
    const namesOf = (value: string): string[] =>
      readXml(joined(renderReport(make(value), 'junit').text)).map(({ name }) => name);
    const harmless = namesOf('x');
    expect(harmless.filter((name) => name === 'testcase')).toHaveLength(4);
    fc.assert(
      fc.property(text, (value) => {
        expect(namesOf(value)).toEqual(harmless);
      }),
      { numRuns: 200 },
    );
  });

  test('stays text in Markdown: nothing but our own headings, lists and quotes comes out of it', () => {
    const shapeOf = (value: string): string[] =>
      nodesOf(fromMarkdown(joined(renderReport(make(value), 'md').text))).map(({ type }) => type);
    const harmless = shapeOf('x');
    fc.assert(
      fc.property(
        text.filter((value) => oneLine(value) !== ''),
        (value) => {
          expect(shapeOf(value)).toEqual(harmless);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('is kept as it is in JSON', () => {
    fc.assert(
      fc.property(text, (value) => {
        const back = JSON.parse(joined(renderReport(make(value), 'json').text));
        expect(back).toEqual(JSON.parse(JSON.stringify(make(value))));
      }),
    );
  });
});

test('a line of Markdown reads as the text it was made from', () => {
  fc.assert(
    fc.property(
      text.filter((value) => oneLine(value) !== ''),
      (value) => {
        const [paragraph, ...others] = fromMarkdown(escapeMarkdown(value)).children;
        expect(others).toEqual([]);
        expect(paragraph?.type).toBe('paragraph');
        expect(nodesOf(paragraph!).map(({ type }) => type)).toEqual(['paragraph', 'text']);
        expect('children' in paragraph! && 'value' in paragraph.children[0]! ? paragraph.children[0].value : '').toBe(
          oneLine(value),
        );
      },
    ),
    { numRuns: 1_000 },
  );
});

const nodesOf = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
