package dev.docent.testing;

import java.util.ArrayList;
import java.util.List;

/** A file of every format that Docent reads. The sentences differ, so that each question finds one file. */
public final class FormatSamples {
    private static final List<String> ANIMALS = words("""
            heron badger otter lynx marten stork weasel beaver falcon hamster walrus gecko raven moose donkey
            ferret puffin tapir iguana jackal camel panther lobster magpie squirrel tortoise hedgehog penguin
            ostrich buffalo cheetah crocodile dolphin flamingo giraffe gorilla kangaroo leopard mongoose narwhal
            octopus parrot pelican porcupine raccoon reindeer salamander scorpion seahorse sparrow starling swan
            termite toucan turkey vulture wombat yak zebra antelope chameleon pheasant platypus armadillo
            """);

    private static final List<String> THINGS = words("""
            spoons hats kettles flutes lanterns scarves marbles keys boots bells clocks violins mirrors candles
            ladders baskets buttons saddles helmets anchors teapots chessboards umbrellas trumpets coins
            necklaces hammers telescopes statues pianos bicycles goblets medals drums swords carpets shoes
            barrels tables windows balloons cameras compasses guitars scissors rings thimbles puppets sledges
            skates canoes spectacles combs needles bottles tractors cymbals harps chimneys wheelbarrows kites
            crowns rockets bathtubs
            """);

    private FormatSamples() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    /** Returns them all. To add a format, add a draft to one of the lists. */
    public static List<FormatSample> all() {
        var drafts = new ArrayList<FormatDraft>();
        drafts.addAll(MarkupDrafts.all());
        drafts.addAll(BinaryDrafts.all());
        drafts.addAll(DataDrafts.all());
        drafts.addAll(CodeDrafts.all());
        var samples = new ArrayList<FormatSample>();
        for (int i = 0; i < drafts.size(); i++) {
            samples.add(sample(drafts.get(i), ANIMALS.get(i), THINGS.get(i)));
        }
        return samples;
    }

    private static FormatSample sample(FormatDraft draft, String animal, String things) {
        String sentence = "The " + animal + " polishes its " + things + " on Thursdays.";
        String question = "When does the " + animal + " polish its " + things + "?";
        return new FormatSample(
                draft.file(), draft.place(), question, sentence, draft.content().apply(sentence));
    }
}
