const wordsOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Forms of "be". */
export const BE = wordsOf("be is are was were been being am 's 're ’s ’re");
export const HAVE = wordsOf('have has had having');
export const MODALS = wordsOf('can could may might must shall should will would cannot');
export const NEGATORS = wordsOf("not n't n’t never no neither nor hardly scarcely barely rarely seldom cannot without");

/** Hedges: what a writer puts before a claim that they do not vouch for. */
export const HEDGES = wordsOf(
  'may might could would possibly perhaps probably likely presumably arguably apparently seemingly supposedly reportedly unlikely',
);
/** Verbs whose passive makes what follows somebody's belief ("is thought to", "is believed to"). */
export const BELIEF = wordsOf(
  'think believe suppose hypothesize expect suspect propose presume assume say consider claim argue posit speculate predict suggest',
);
/** Verbs that put the clause after them into somebody's mouth. */
export const SAYING = wordsOf(
  `say argue claim believe hold propose suggest think maintain contend assert insist suppose speculate hypothesize
  posit suspect conclude reason feel fear hope charge allege complain declare theorize predict write state note assume report`,
);
/** Verbs that vouch for the clause after them. */
export const FACTIVE = wordsOf(
  'show demonstrate find prove discover reveal confirm establish know realize recognize see observe',
);

/** Verbs that only pass on to the next one ("tends to increase", "helps prevent"). */
export const LIGHT = wordsOf(
  'tend begin start continue help serve work act seem appear come need use allow able go manage proceed cease fail',
);

export const SUBORDINATORS = wordsOf(
  `because although though while whereas if when whenever unless until since after before once as whether where so than lest`,
);
export const RELATIVES = wordsOf('that which who whom whose');

/** Determiners and quantifiers that say nothing about the concept. */
export const DETERMINERS = wordsOf(
  `the a an some any many much several most all each every both various few fewer more less enough no numerous countless certain
  half plenty dozen one two three four five six seven eight nine ten another either neither multiple`,
);
/** With one of these a noun phrase points back to something said before, or to the reader. */
export const POINTING = wordsOf(
  'this that these those such same other others another its their his her our your my whose former latter above following own said respective',
);
/** Adjectives of praise and emphasis, which a term does without. */
export const EVALUATIVE = wordsOf(
  `important major main key well-known famous so-called particular specific certain different various entire
  whole actual additional further possible typical common notable significant crucial vital essential critical
  mere very similar interesting best better great greater greatest larger smaller higher lower largest
  smallest highest lowest most more less least certain overall only first second third last next final new
  recent many numerous several classic useful remarkable striking obvious clear popular widespread leading
  following subsequent previous prior earlier later many considerable substantial enormous huge vast
  immense sheer tiny own now-famous familiar usual distinct`,
);
/** Nouns that only introduce another one ("a type of cell" is a cell). */
export const TRANSPARENT = wordsOf(
  `type types kind kinds form forms sort sorts class classes variety varieties set sets example examples group groups
    series range array collection host majority number numbers amount amounts deal quantity quantities lot lots bit piece pieces pair pairs couple dozens hundreds
  thousands millions billions      bunch case cases instance instances
  category categories species    lots handful minority `,
);

/** Words too general to be a concept, whatever the document: they would tie everything to everything. */
export const EMPTY = wordsOf(
  `process type kind form sort part thing example number way case fact time person one something anything everything other group set
  series amount term word name figure table chapter section step stage kinds use result effect role`,
);

/** Words that are a concept only where the document marks them as its term (a "function" in programming, a "state" in politics). */
export const HUBS = wordsOf(
  `process type kind form sort part thing example number way case fact time year day week month century decade moment place
  point area side end beginning start top bottom middle person man woman child individual one someone somebody anyone
  everyone everybody nobody nothing something anything everything other others people group set series range amount
  quantity level degree extent aspect feature characteristic property quality factor element item object component piece unit entity
  concept idea notion term word name phrase meaning definition sense issue problem question answer solution topic subject matter
  theme reason purpose goal aim objective role function effect result consequence outcome cause impact influence change
  difference similarity relationship relation connection link method approach technique strategy means mechanism step stage
  phase procedure practice activity action act event occurrence situation condition circumstance state status context
  environment system structure pattern process model theory principle rule study research evidence information
  knowledge experience view viewpoint perspective opinion belief figure table chapter section unit book text
  paragraph page author reader student teacher lesson course introduction summary list line row column note variety class category
  member majority minority rest half lot bit pair couple dozen hundred thousand million billion percent percentage proportion
  fraction total sum average amount value use usage user advantage disadvantage benefit drawback importance need
  possibility opportunity chance ability capacity tendency attempt effort work job task challenge difficulty need today tomorrow
  yesterday now then here there it they we you i he she them him her us itself themselves each both all any some none
  many few several most more less much little enough such same this that these those which who whom what how why where when
  kilometer meter kilogram gram second minute hour mile degree inch foot pound ton version scenario kind
  basis foundation source origin starting beginning order sequence combination collection existence presence absence
  lack variation range instance respect regard addition contrast comparison response favor terms
  course general particular world place home hand name thought lot bad
  fashion manner course exception exercise question discussion explanation description detail shape size
  amount measure finding move development word relative body substance can downside scientist researcher expert critic observer writer historian
  someone guy folk everyone
  focus attention concern nature thing stuff kind
  tendency phenomenon circumstance entity attribute trait aspect key goal hallmark
  array network claim functionality guide route grant input output remnant reality consideration alternative backdrop disruption impression proposal
  setting arrangement request advance boundary reduction understanding supporter follower spokesman first latter former option multiple opportunity`,
);
