/** The hundred most frequent surnames with their share per mille (2020 census order, shares rounded, general knowledge). */
export const SURNAMES =
  '王72 李70 张67 刘54 陈45 杨31 黄22 赵21 吴20 周20 徐15 孙15 马13 朱13 胡13 郭12 何12 林12 高11 罗11 郑10 梁10 谢8 宋8 唐8 许7 韩7 邓7 冯7 曹6 彭6 曾6 肖6 田6 董6 潘6 袁5 蔡5 蒋5 余5 于5 杜5 叶5 程5 魏5 苏5 吕5 丁4 任4 卢4 姚4 沈4 钟4 姜4 崔4 谭4 陆4 范4 汪4 廖4 石4 金4 韦3 贾3 夏3 付3 方3 邹3 熊3 白3 孟3 秦3 邱3 侯3 江3 尹3 薛3 闫3 段3 雷3 龙3 黎3 史3 陶3 贺3 毛3 郝3 顾3 龚3 邵3 万3 覃3 武3 钱3 戴3 严3 莫3 孔3 向3 常3'

/** Characters of given names by sex and decade of birth, the frequent ones first. Sex 1 male, 2 female (GB/T 2261.1). */
export const GIVEN: readonly { readonly before: number; readonly '1': string; readonly '2': string }[] = [
  {
    before: 1966,
    '1': '建国德华生明文志福光元清友荣春家成庆祥忠良义云正贵松林海平安金玉树学新兴喜',
    '2': '英兰秀桂珍玉华梅芳莲云香凤素淑春月金琴美娥菊翠贞红娟珠爱清莉连满冬',
  },
  {
    before: 1986,
    '1': '伟军勇强建平斌波辉磊刚超杰涛鹏明峰华志文新国林飞亮红小海龙江凯健松毅雄',
    '2': '芳丽娟艳敏静秀燕霞玲红梅英琼华萍娜莉琴玉云小春晓丹凤兰慧洁琳菊爱利',
  },
  {
    before: 2006,
    '1': '俊杰浩宇鹏鑫伟宏志文涛豪凯旭峰健阳帆龙博威翔晨亮明嘉林泽辉超昊天飞',
    '2': '婷雪倩丹佳欣慧敏莹颖琳思雨洁诗静琪雅梦娟萌蓉文玲晶璐燕丽芳瑶露茜',
  },
  {
    before: 9999,
    '1': '浩宇轩子梓涵睿俊泽晨豪嘉博文皓宸昊天奕铭杰辰逸航骏哲瑞煜熙翔霖锦阳明志',
    '2': '梓涵欣怡雨桐诗琪子萱佳思可馨语嫣妍婷雅静悦彤晴若曦依琳紫瑶颖心芸墨熙文',
  },
]

/** Characters that sound the same: what a clerk writes who only hears the name. */
export const HOMOPHONES =
  '建健 军君钧 伟炜玮 芳方 英瑛莺 雨宇羽 桐彤同 欣新心馨 怡宜仪 佳嘉家 浩皓昊 轩萱宣 子梓紫 涵晗含 俊骏峻 志智 明铭鸣 丽莉利 静婧靖 诗施 琪琦奇 思丝 杰捷洁 辉晖 鹏朋 峰锋烽 宏红鸿 文雯 婷庭 颖影 琳霖林 雅亚 悦月跃 晨辰宸 泽则 博勃 睿瑞锐 阳洋扬 瑶遥 玲灵铃 娟绢 华桦 国帼 平萍 秀绣 兰岚 梅玫 春椿 桂贵 德得 生升 强嫱 勇永咏 超晁 涛滔 凯恺 旭煦 豪毫 天添 逸奕义 航杭 哲喆 可珂 语羽 嫣烟 妍言 依伊 曦溪熙 若偌 敏闽 艳燕雁 慧惠 雪薛 倩茜 丹单 莹盈 梦孟 超抄 波博 磊蕾 斌彬宾 飞菲 亮量 清青 友有 荣容 成诚 祥翔 珍真 莲连 云芸 香湘 凤奉 素愫 淑姝 金锦今 松嵩 海亥'

/** Variant and traditional forms, and the simplified surnames that took the place of older ones. */
export const VARIANTS =
  '肖萧 付傅 闫阎 国國 华華 龙龍 陈陳 刘劉 张張 杨楊 黄黃 赵趙 吴吳 马馬 罗羅 郑鄭 谢謝 许許 韩韓 邓鄧 冯馮 云雲 伟偉 丽麗 军軍 鹏鵬 峰峯 晓曉 升昇 哲喆 坤堃 孙孫 叶葉 苏蘇 卢盧 钟鍾 谭譚 陆陸 兰蘭 凤鳳 义義 庆慶 贵貴 荣榮 杰傑 涛濤 刚剛 强強 红紅 莲蓮 爱愛 丽麗 宝寶 晖暉 辉輝 颖穎 语語 诗詩 泽澤 铭銘 骏駿 锦錦 阳陽 乐樂 琼瓊 娴嫻 静靜 飞飛 邹鄒 龚龔 顾顧 贺賀 钱錢 严嚴 万萬 贾賈 韦韋 吕呂 蒋蔣 罗羅 曦㬢 浩澔 昊皞'

/** Share of ethnic groups in Hunan, per mille (census of 2020, rounded), by GB 3304 code. */
export const ETHNICITY_SHARE: readonly (readonly [string, number])[] = [
  ['01', 898],
  ['15', 40],
  ['06', 32],
  ['12', 13],
  ['13', 11],
  ['14', 2],
  ['03', 2],
  ['08', 1],
  ['11', 1],
]
