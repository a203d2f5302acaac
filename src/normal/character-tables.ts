/** One character by another. */
export type CharacterTable = ReadonlyMap<string, string>

/**
 * What systems before GB 18030-2005 stored in the private use area, because Unicode did not hold it yet: GBK 0xFE50 to 0xFEA0 at
 * U+E815 to U+E864 (䶮 is U+E863 there), and two letters of readings. Characters of today: GB 18030-2022, Unicode's own.
 */
export const PRIVATE_USE: CharacterTable = new Map<string, string>([
  ['\uE7C7', '\u1E3F'],
  ['\uE7C8', '\u01F9'],
  ...[
    ...('⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱' +
      '䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻'),
  ].map((character, i): [string, string] => [String.fromCharCode(0xe815 + i), character]),
])

/**
 * Radicals and strokes as the ideographs that look the same: Unicode's EquivalentUnifiedIdeograph.txt, without what NFKC does
 * itself (all Kangxi radicals). Pairs: the radical, then its ideograph.
 */
export const RADICALS: CharacterTable = inPairs(
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民' +
    '⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹' +
    '⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞' +
    '⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀㇆𠃌㇏乀㇐一㇑丨㇒丿㇓丿㇔丶㇕𠃍' +
    '㇖乛㇗𠃊㇘𠃎㇙𠄌㇚亅㇛𡿨㇜𠃋㇝乀㇞𠃑㇟乚㇠乙㇡𠄎',
)

function inPairs(text: string): CharacterTable {
  const characters = [...text]
  const table = new Map<string, string>()
  for (let i = 0; i < characters.length; i += 2) table.set(characters[i]!, characters[i + 1]!)
  return table
}
