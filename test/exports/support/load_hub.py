"""The hub's own readers on an export: `datasets` by the card's configurations, mlcroissant by croissant.json."""
import json
import sys

import mlcroissant
from datasets import load_dataset

folder, *tables = sys.argv[1:]
croissant = mlcroissant.Dataset(jsonld=f'{folder}/croissant.json')
found = {'issues': sorted(str(issue) for issue in croissant.metadata.ctx.issues.errors)}
for table in tables:
    config, split, record_set = table.split(':')
    rows = load_dataset(folder, config, split=split)
    records = list(croissant.records(record_set=record_set))
    found[config] = {'rows': len(rows), 'columns': rows.column_names, 'first': rows[0], 'records': len(records),
                     'fields': sorted(key.split('/')[-1] for key in records[0])}
print(json.dumps(found))
