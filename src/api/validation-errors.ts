/** An issue as the type provider hands it on: `instancePath` is `/` for the whole, `params` holds what zod says beside code, path and message. */
interface Issue {
  readonly instancePath: string;
  readonly message?: string | undefined;
  readonly params?: unknown;
}
interface UnionIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly UnionIssue[])[];
}

/** What is wrong with a part of a request, with a JSON pointer to each place. */
export function validationErrorsOf(issues: readonly Issue[], where: string): { pointer: string; detail: string }[] {
  return issues.flatMap(({ instancePath, message, params }) => {
    const at = `/${where}${instancePath === '/' ? '' : instancePath}`;
    const closest = closestOf((params as { errors?: UnionIssue['errors'] } | undefined)?.errors);
    return closest === null
      ? [{ pointer: at, detail: message ?? 'is not valid' }]
      : closest.map((issue) => ({
          pointer: [at, ...issue.path.map(String)].join('/'),
          detail: issue.message,
        }));
  });
}

/** Of the forms that something may have, the one that least is wrong with; "Invalid input" says nothing to anybody. */
function closestOf(forms: UnionIssue['errors']): readonly UnionIssue[] | null {
  if (forms === undefined || forms.length === 0) return null;
  return forms.reduce((best, form) => (form.length < best.length ? form : best));
}
