/**
 * The plots: each a row of beats, each beat a choice of sentences. A story takes one choice of every beat, in order.
 *
 * {HERO} is the hero's first mention in a story that has not introduced the hero yet, and the name in one that has;
 * {FRIEND} is the friend's first mention. {He}, {him}, {his} speak of the hero, {fHe}, {fhim}, {fhis} of the friend.
 * An empty choice leaves the beat out. The first beat carries the things the rest of the plot relies on.
 */

export interface Plot {
  readonly name: string;
  readonly beats: readonly (readonly string[])[];
}

export const PLOTS: readonly Plot[] = [
  {
    name: "lost toy",
    beats: [
      [
        "One day, {HERO} took {his} {color} {toy} to the {place}.",
        "One {day} day, {HERO} went to the {place} with {his} {color} {toy}.",
      ],
      ["{He} played and played until {he} was tired.", "{He} ran and jumped and laughed.", ""],
      [
        "Then {he} looked down, and the {toy} was gone.",
        "When it was time to go home, {he} could not find the {toy}.",
        "But then {he} saw that the {toy} was not there.",
      ],
      [
        "{name} was very sad.",
        "{name} was so sad that {he} began to cry.",
        '"Oh no! Where is my {toy}?" said {name}.',
        "{He} looked {spot}, but the {toy} was not there.",
      ],
      ["Just then, {FRIEND} came by.", "Soon {he} met {FRIEND}."],
      ['"Why are you sad?" asked {friend}.', '"What is wrong?" asked {friend}.', ""],
      ['"I lost my {color} {toy}," said {name}.', '"I can not find my {color} {toy}," said {name}.'],
      ['"I will help you," said {friend}.', '"Do not cry. We will find it," said {friend}.', ""],
      [
        "They looked {spot2}, and there was the {toy}!",
        "{friend} looked {spot2} and found the {color} {toy}.",
        "They looked and looked, and at last they found the {toy} {spot2}.",
      ],
      [
        "{name} was so happy that {he} gave {friend} a big hug.",
        '"Thank you, {friend}!" said {name} with a smile.',
      ],
      [
        "From that day on, {name} and {friend} were best friends.",
        "They played with the {toy} until the sun went down.",
        "{name} took good care of {his} {toy} from then on.",
      ],
    ],
  },
  {
    name: "stuck animal",
    beats: [
      [
        "One day, {HERO} was walking near the {place}.",
        "One {day} morning, {HERO} went for a walk to the {place}.",
      ],
      [
        "{He} heard a small voice.",
        "{He} heard someone crying.",
        'Then {he} heard someone say, "Help! Help!"',
      ],
      [
        "It was {FRIEND}, and {fhe} was stuck {spot}.",
        "{He} looked {spot} and saw {FRIEND}. {fHe} was stuck.",
      ],
      ['"Please help me," said {friend}.', '"I can not get out," said {friend}.', ""],
      ['"Do not be afraid," said {name}. "I will help you."', '"I will help you," said {name}.'],
      [
        "{name} pulled and pulled, but {friend} was still stuck.",
        "First {he} pulled with all {his} strength, but it was too hard.",
        "",
      ],
      [
        "Then {name} had an idea. {He} found a long stick and pushed.",
        "{name} did not give up. {He} tried again and again.",
      ],
      ["At last, {friend} was free!", "Pop! {friend} was free!"],
      ['"Thank you, {name}! You are so kind," said {friend}.', '"You saved me!" said {friend}.'],
      [
        "{friend} gave {name} some {food}, and they ate it all together.",
        "They walked home together, and {friend} told funny stories.",
        "",
      ],
      [
        "From that day on, {name} and {friend} were best friends.",
        "{name} felt proud, because {he} had helped a new friend.",
      ],
    ],
  },
  {
    name: "too high",
    beats: [
      [
        "One day, {HERO} saw a big {ripe} apple in a tree near the {place}.",
        "One {day} day, {HERO} found a tall tree by the {place}. At the top was a big {ripe} apple.",
      ],
      ["{He} was very hungry.", "{He} wanted to eat the apple.", "The apple looked so good!", ""],
      [
        "{name} jumped and jumped, but the apple was too high.",
        "{He} tried to climb the tree, but {he} fell down.",
      ],
      ['"It is too high for me," said {name}.', "{name} sat down and felt sad.", ""],
      ["Then {FRIEND} came by.", "Just then, {he} met {FRIEND}."],
      ['"Can you help me get the apple?" asked {name}.', '"I can not get the apple," said {name}.'],
      ['"Yes! Climb on my back," said {friend}.', '"Let us try together," said {friend}.'],
      [
        "{name} climbed on the back of {friend} and took the apple.",
        "{friend} held {name} up, and {he} took the apple.",
      ],
      ["They cut the apple in two and shared it.", "They sat under the tree and shared the apple."],
      [
        "It was the best apple {name} had ever tasted.",
        '"Sharing makes it taste better," said {name}.',
        "Together they had done it, and they were very happy.",
      ],
    ],
  },
  {
    name: "afraid of the dark",
    beats: [
      ["One night, {HERO} could not sleep.", "One cold night, {HERO} woke up in the dark."],
      ["It was very dark, and {he} was afraid.", "The room was dark, and the wind was loud."],
      ["{name} heard a strange sound outside.", "Then {he} saw something big and black by the window.", ""],
      [
        '"Who is there?" {he} said in a small voice.',
        "{He} hid under the blanket.",
        '"{Parent}! {Parent}!" {he} called.',
        "",
      ],
      ["{His} {parent} came with a light.", "{His} {parent} came and sat next to {him}."],
      [
        '"Look, it is only a tree," said {his} {parent}.',
        '"Do not be afraid. It is only the wind," said {his} {parent}.',
      ],
      ["{name} looked again, and {he} began to laugh.", "{name} looked out and saw the moon and the stars."],
      [
        "{His} {parent} gave {him} a hug and sang a song.",
        "{His} {parent} told {him} a story about the stars.",
      ],
      [
        "Soon {name} was asleep, and {he} was not afraid anymore.",
        "{name} closed {his} eyes and slept until the morning.",
      ],
    ],
  },
  {
    name: "sharing",
    beats: [
      [
        "One day, {HERO} got a new {color} {toy}.",
        "One {day} day, {HERO} was playing with a {color} {toy} at the {place}.",
      ],
      ["{He} liked the {toy} very much.", "It was the best {toy} in the world.", ""],
      ["Then {FRIEND} came by.", "Soon {FRIEND} came to play."],
      ['"Can I play with your {toy}?" asked {friend}.', '"What a nice {toy}! Can I try it?" asked {friend}.'],
      ['"No! It is mine," said {name}.', '"No, I do not want to share," said {name}.'],
      ["{friend} was sad and walked away.", "{friend} sat down and began to cry."],
      [
        "{name} played alone, but it was not fun.",
        "{name} looked at {friend} and felt bad.",
        "Now {name} was alone, and {he} felt sad too.",
      ],
      [
        '"I am sorry," said {name}. "Let us play together."',
        '"I am sorry, {friend}. You can play with my {toy}," said {name}.',
      ],
      [
        "{friend} smiled, and they played with the {toy} all day.",
        "They took turns with the {toy} and laughed a lot.",
      ],
      [
        "{name} learned that it is more fun to share.",
        "From that day on, they shared all their toys.",
        "From that day on, {name} and {friend} were best friends.",
      ],
    ],
  },
  {
    name: "rain",
    beats: [
      [
        "One day, {HERO} wanted to eat lunch at the {place} with {FRIEND}.",
        "One {day} day, {HERO} and {FRIEND} went to the {place} to play.",
      ],
      ["They took some {food} with them.", "They had some {food} and a {color} blanket.", ""],
      [
        "But then dark clouds came, and it began to rain.",
        "Suddenly the sky was gray, and the rain came down.",
      ],
      [
        '"Oh no! We can not play in the rain," said {name}.',
        '"Our day is gone," said {name}, and {he} was sad.',
      ],
      [
        '"I have an idea," said {friend}. "Come with me!"',
        '"Do not be sad," said {friend}. "I know what to do."',
      ],
      ["They ran to a big tree and sat under it.", "They ran home and put the blanket on the floor."],
      ["They ate the {food} and told funny stories.", "They sang songs, and they ate the {food}."],
      [
        "After some time, the rain stopped and the sun came out.",
        "When the rain stopped, there was a rainbow in the sky.",
      ],
      ["They jumped in the water and laughed.", '"Look how pretty it is!" said {name}.', ""],
      [
        "It was the best day of all.",
        "{name} and {friend} went home wet and happy.",
        "{name} was glad to have a friend like {friend}.",
      ],
    ],
  },
  {
    name: "building",
    beats: [
      [
        "One day, {HERO} wanted to make {building} with {material}.",
        "One {day} day, {HERO} went to the {place} to make {building} with {material}.",
      ],
      ["{He} worked all morning.", "{He} worked very hard.", "{name} worked and sang a song.", ""],
      ["But then a strong wind came, and it all fell down.", "But {he} went too fast, and it all fell down."],
      ['"Oh no!" said {name}.', "{name} was angry and sad.", '"I can not do it," said {name}.', ""],
      ["{FRIEND} saw it and came to help.", "Then {FRIEND} came by."],
      [
        '"Try again," said {friend}. "We can do it together."',
        '"Do not give up," said {friend}. "I will help you."',
      ],
      ["So they tried again, and this time they went slowly.", "They found more {material} and began again."],
      ["{name} held the bottom, and {friend} worked on the top.", "They worked until the sun was low.", ""],
      ["At last it was done, and it was big and strong.", "This time it did not fall down."],
      ['"We did it!" said {name} and {friend}.', "{name} and {friend} danced and laughed."],
      [
        "{name} learned that you should never give up.",
        "{name} was very proud and went home with a big smile.",
      ],
    ],
  },
  {
    name: "lost in the forest",
    beats: [
      [
        "One day, {HERO} went into the forest to find some {food}.",
        "One {day} day, {HERO} saw a {color} bird and ran after it into the forest.",
      ],
      ["{He} walked and walked.", "{He} did not look at the path.", ""],
      ["Soon {he} did not know where {he} was.", "When {he} looked back, {he} could not see {his} house."],
      [
        "{name} was lost, and {he} was afraid.",
        '"I want to go home," said {name}.',
        "{name} sat down and began to cry.",
      ],
      ["Then {FRIEND} came out from {spot3}.", "Just then, {he} met {FRIEND}."],
      ['"Are you lost?" asked {friend}.', '"Do you need help?" asked {friend}.'],
      ['"Yes, I can not find my home," said {name}.', '"Yes, I am lost," said {name}.'],
      [
        '"I know the way. Come with me," said {friend}.',
        '"Take my hand. I will show you the way," said {friend}.',
      ],
      [
        "They walked together until {name} saw {his} house.",
        "They walked over the hill and along the river, and there was the house.",
      ],
      ["{His} {parent} was so happy to see {him}.", "{His} {parent} ran out and gave {him} a big hug."],
      [
        '"Thank you, {friend}," said {name}.',
        "{His} {parent} gave {friend} some {food} to say thank you.",
        "",
      ],
      ["{name} never went into the forest alone again.", "That night, {name} slept well in {his} own bed."],
    ],
  },
  {
    name: "a gift",
    beats: [
      [
        "One day, {HERO} wanted to make some {food} for {his} {parent}.",
        "One {day} day, {HERO} made some {food} for the birthday of {his} {parent}.",
      ],
      ["{He} put it all in a {color} box.", "{He} put the {food} in a {color} basket."],
      ["On the way home, {he} fell over a stone.", "But {he} ran too fast and fell down."],
      ["All the {food} fell on the ground.", "Now the {food} was gone.", ""],
      ['"Now I have no gift," said {name}, and {he} began to cry.', "{name} was very sad.", ""],
      ["Then {FRIEND} came by.", "{FRIEND} saw it and came to help."],
      ['"We can pick flowers," said {friend}.', '"Do not cry. Flowers are a good gift too," said {friend}.'],
      [
        "They went to the {place} and found many {color2} flowers.",
        "They picked {color2} flowers by the {place}.",
      ],
      ["{name} gave the flowers to {his} {parent}.", "{name} ran home with the flowers."],
      [
        '"These are the best flowers of all!" said {his} {parent}.',
        "{His} {parent} smiled and gave {him} a big hug.",
      ],
      [
        "{name} was happy, because {his} {parent} was happy.",
        "{name} learned that a gift from the heart is the best gift.",
      ],
    ],
  },
  {
    name: "new in town",
    beats: [
      [
        "One day, {HERO} saw someone new at the {place}.",
        "One {day} day, {HERO} met someone new by the {place}.",
      ],
      ["It was {FRIEND}.", "It was {FRIEND}, and {fhe} was all alone."],
      ["{friend} was shy and did not say a word.", "{friend} sat {spot} and did not play."],
      ['"Hello! My name is {name}," said {name}.', '"Hello! Do you want to play?" asked {name}.', ""],
      [
        '"I have no friends here," said {friend} in a small voice.',
        '"I do not know how to play," said {friend}.',
      ],
      ['"I can be your friend," said {name}.', '"I will show you," said {name}.'],
      ["{name} gave {friend} {his} {color} {toy}.", "{name} showed {friend} {his} {color} {toy}."],
      ["They played with the {toy} all day long.", "{friend} smiled, and they played with the {toy}.", ""],
      ["When the sun went down, they ate some {food}.", "They laughed and laughed.", ""],
      [
        "From that day on, {friend} was not alone anymore.",
        "From that day on, {name} and {friend} played together every day.",
        "{name} was glad to have a new friend.",
      ],
    ],
  },
  {
    name: "a seed",
    beats: [
      [
        "One day, {HERO} found a small {flower} seed near the {place}.",
        "One {day} day, {HERO} got a small {flower} seed from {his} {parent}.",
      ],
      ["{He} put the seed in the ground.", "{He} put it in the ground and gave it water."],
      [
        "{He} looked at it every day, but nothing came up.",
        "{He} waited and waited, but the {flower} did not grow.",
      ],
      ['"Why does it not grow?" asked {name}.', "{name} was sad and wanted to give up.", ""],
      ['"You have to wait," said {his} {parent}.', '"It needs water, sun and time," said {his} {parent}.'],
      ["So {name} gave it water every morning.", "So {name} sat next to it and sang to it every day."],
      [
        "Then, one {day2} morning, there was a little green leaf.",
        "At last, a little green leaf came out of the ground.",
      ],
      ["It grew and grew.", "The leaf grew bigger and bigger.", ""],
      [
        "Soon there was a big {flower}, and {name} jumped with joy.",
        "In the summer, {name} had the biggest {flower} of all.",
      ],
      ['"You were very patient," said {his} {parent}.', ""],
      ["{name} learned that good things take time.", "{name} was so proud of {his} {flower}."],
    ],
  },
  {
    name: "a race",
    beats: [
      [
        "One day, {HERO} met {FRIEND} at the {place}.",
        "One {day} day, {HERO} and {FRIEND} met at the {place}.",
      ],
      ['"I am faster than you," said {friend}.', '"Let us run to the big tree," said {friend}.'],
      ['"Let us see!" said {name}, and they began to run.', "They counted to three and began to run."],
      ["{friend} ran very fast, and {name} was far behind.", "{name} ran as fast as {he} could."],
      ["But then {friend} fell over a stone.", "Then {friend} fell and hurt {fhis} leg."],
      ["{name} saw that {friend} was hurt.", '"Ouch!" said {friend}.', ""],
      [
        "{name} could win now, but {he} stopped to help.",
        "{name} did not run on. {He} stopped and gave {friend} {his} hand.",
      ],
      ['"You could win," said {friend}. "Why did you stop?"', '"Why did you stop?" asked {friend}.'],
      ['"A friend is better than winning," said {name}.', '"Because you are my friend," said {name}.'],
      ["They walked to the tree together, side by side.", "They walked to the tree and ate some {food}.", ""],
      [
        "{friend} smiled and said that {name} was the best friend of all.",
        "From that day on, {name} and {friend} were best friends.",
      ],
    ],
  },
];
