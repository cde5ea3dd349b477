/** Words before the name of a body that speaks: "The Forty-eighth Extraordinary Session of the …". */
const SESSION =
  /^(?:the|this|its|of|at|in|for|on|and|\d+(?:st|nd|rd|th)?|(?:[a-z]+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]+teenth|[a-z]+tieth)|one|two|hundred|ordinary|extraordinary|special|emergency|regular|annual|biennial|inaugural|resumed|high-level|virtual|plenary|formal|informal|session|meeting|summit|sitting|[ivxlc]+|[-,()])$/;
/** With what a salutation goes on behind its body: "The Assembly, Recalling …", "The Board, having considered …". */
const GOES_ON =
  /^(?:\p{Lu}.*|(?!includ|follow|accord|dur|concern|regard|start|beginn)[\p{L}-]+ing|convened|held|gathered|assembled|guided|mindful|deeply|gravely)$/u;

/** Words of no name: what stands before a body in "The 48th Session of the Council". */
export const isSessionWord = (lower: string): boolean => SESSION.test(lower);

/** The words behind the name of a body that speaks as a whole: a comma, and a participle or a capital. */
export const opensRecital = (comma: string | undefined, word: string | undefined): boolean =>
  comma === ',' && GOES_ON.test(word ?? '');
