/*-
 * #%L
 * MobileSAM for Fiji
 * %%
 * Copyright (C) 2026 MobileSAM for Fiji developers.
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */

package fiji.plugin.mobilesam.imagej;

import static fiji.plugin.mobilesam.prompt.PlanePosition.ALL_CHANNELS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.imagej.ContrastPolicy.Percentile;
import fiji.plugin.mobilesam.imagej.ContrastPolicy.Scope;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.plugin.LutLoader;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

class PlanesTest {

	private static final ContrastPolicy DISPLAY = new ContrastPolicy.Display();
	private static final ContrastPolicy RAW = new ContrastPolicy.Raw();
	private static final Percentile MIN_MAX_OF_PLANE = new Percentile(0, 100, Scope.PLANE);

	@ParameterizedTest
	@ValueSource(ints = {8, 16, 24, 32})
	void displayIsWhatImageJDraws(final int bits) {
		final ImagePlus image = IJ.createHyperStack("ramp", 60, 20, 1, 2, 1, bits);
		for (int z = 1; z <= 2; z++) fill(image.getStack().getProcessor(z), z);
		image.setSlice(2);
		if (bits != 24) {
			image.setLut(LUT.createLutFromColor(Color.ORANGE));
			image.setDisplayRange(40, 190);
		}

		assertArrayEquals(drawn(image), Planes.of(image, DISPLAY).plane(image(1, 2, 1)).rgb().rgb());
		assertEquals(2, image.getCurrentSlice(), "the image keeps its slice");
	}

	@Test
	void aPlaneWhoseColoursFitNoArrayIsRefusedByItsSize() {
		final ImagePlus huge = new ImagePlus("slide", new ByteProcessor(1, 1)) {

			@Override
			public int getWidth() {
				return 30_000;
			}

			@Override
			public int getHeight() {
				return 30_000;
			}
		};
		final String message = assertThrows(IllegalArgumentException.class, () -> Planes.of(huge, DISPLAY))
				.getMessage();
		assertEquals("'slide' has 30000 x 30000 pixels, at most 715827879 can be segmented at once; crop it", message);
	}

	@Test
	void displayLeavesOutTheRedOfAThreshold() {
		final ImagePlus image = new ImagePlus("cells", fill(new ByteProcessor(60, 20), 1));
		final byte[] before = Planes.of(image, DISPLAY).plane(PlanePosition.FIRST).rgb().rgb();
		image.getProcessor().setThreshold(50, 100, ImageProcessor.RED_LUT);

		assertArrayEquals(before, Planes.of(image, DISPLAY).plane(PlanePosition.FIRST).rgb().rgb());
		assertInstanceOf(ContrastPolicy.Raw.class, Planes.of(image, ContrastPolicy.AUTO).policy());
	}

	@ParameterizedTest
	@CsvSource({"Sum,16", "Max,16", "Min,8", "Invert,8", "Sum,32"})
	void aCompositeIsDrawnAsImageJDrawsItWithoutTheHiddenChannels(final String projection, final int bits) {
		final CompositeImage image = composite(bits);
		image.setProp("CompositeProjection", projection);
		image.setActiveChannels("101");
		image.setPosition(1, 2, 1);

		final byte[] rendered = Planes.of(image, DISPLAY).plane(new PlanePosition(ALL_CHANNELS, 2, 1)).rgb().rgb();

		assertArrayEquals(drawn(image), rendered);
	}

	@Test
	void aCompositeIsOnePlaneForEachSliceAndItsChannelsAreRenderedAloneWhenAsked() {
		final CompositeImage image = composite(16);
		final Planes planes = Planes.of(image, DISPLAY);

		assertEquals(List.of(image(ALL_CHANNELS, 1, 1), image(ALL_CHANNELS, 2, 1)), planes.positions());
		assertEquals(ALL_CHANNELS, planes.current().c());
		final byte[] second = planes.plane(image(2, 1, 1)).rgb().rgb();
		image.setMode(IJ.COLOR);
		image.setPosition(2, 1, 1);
		assertArrayEquals(drawn(image), second);
		assertEquals(6, Planes.of(image, DISPLAY).positions().size(), "not composite any more");
	}

	@Test
	void oneChannelIsSeenWhateverIsDisplayed() {
		final CompositeImage image = composite(16);
		image.setActiveChannels("101");
		image.setPosition(1, 2, 1);
		final Planes planes = Planes.of(image, DISPLAY, ChannelChoice.parse("2"));

		assertEquals(List.of(image(2, 1, 1), image(2, 2, 1)), planes.positions());
		assertEquals(image(2, 2, 1), planes.current());
		final byte[] seen = planes.plane(planes.current()).rgb().rgb();
		image.setMode(IJ.COLOR);
		image.setPosition(2, 2, 1);
		assertArrayEquals(drawn(image), seen);
		image.setMode(IJ.GRAYSCALE);
		assertArrayEquals(drawn(image), planes.plane(planes.current()).rgb().rgb(), "grey where it is shown grey");
		assertEquals(List.of(image(2, 1, 1), image(2, 2, 1)), planes.positions(), "also where channels are apart");
	}

	@Test
	void theChannelOfASelectionCountsOnlyWhereChannelsArePlanes() {
		final CompositeImage image = composite(8);
		final Roi roi = new Roi(0, 0, 2, 2);
		roi.setPosition(3, 2, 1);

		assertEquals(image(ALL_CHANNELS, 2, 1), Planes.of(image, RAW).of(roi));
		assertEquals(image(2, 2, 1), Planes.of(image, RAW, new ChannelChoice(2)).of(roi));
		image.setMode(IJ.GRAYSCALE);
		assertEquals(image(3, 2, 1), Planes.of(image, RAW).of(roi));
	}

	@Test
	void aChannelThatIsNotThereIsAnError() {
		final ImagePlus rgb = new ImagePlus("stain", new ColorProcessor(2, 2));
		assertMessage("there is no channel 4: 'composite' has 3 channels", () -> Planes.of(composite(8), RAW,
				new ChannelChoice(4)));
		assertMessage("there is no channel 2: 'stain' has RGB colours, which are seen together; split them with",
				() -> Planes.of(rgb, RAW, new ChannelChoice(2)));
		for (final String text : List.of("0", "-1", "red", "1.5", ""))
			assertMessage("channel must be 'displayed' or the number of a channel, from 1, got '" + text + "'",
					() -> ChannelChoice.parse(text));
		assertEquals("displayed 3", ChannelChoice.parse("displayed") + " " + ChannelChoice.parse("3"));
	}

	@Test
	void stretchedChannelsOfACompositeKeepTheirColours() {
		final CompositeImage image = composite(16);
		image.setActiveChannels("110");

		final Plane plane = Planes.of(image, ContrastPolicy.MIN_MAX).plane(image(ALL_CHANNELS, 1, 1));

		assertEquals(2, plane.contrast().channels().size());
		for (int i = 0; i < plane.rgb().rgb().length; i += 3) assertEquals(0, plane.rgb().rgb()[i + 2], "no blue");
	}

	@Test
	void rawPixelsAreTheStoredOnesWhateverTheLut() {
		final ImagePlus image = new ImagePlus("inverted", fill(new ByteProcessor(60, 20), 1));
		image.setLut(LUT.createLutFromColor(Color.WHITE).createInvertedLut());
		image.setDisplayRange(100, 120);

		final byte[] rgb = Planes.of(image, RAW).plane(PlanePosition.FIRST).rgb().rgb();

		final byte[] stored = (byte[]) image.getProcessor().getPixels();
		for (int i = 0; i < rgb.length; i++) assertEquals(stored[i / 3], rgb[i]);
	}

	@Test
	void rgbPixelsStayAsTheyAre() {
		final ColorProcessor pixels = (ColorProcessor) fill(new ColorProcessor(60, 20), 3);
		final byte[] rgb = Planes.of(new ImagePlus("rgb", pixels), RAW).plane(PlanePosition.FIRST).rgb().rgb();

		for (int i = 0; i < pixels.getPixelCount(); i++)
			assertEquals(pixels.get(i) & 0xffffff,
					(rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff);
	}

	@Test
	void rgbIsStretchedPerColour() {
		final ColorProcessor pixels = new ColorProcessor(2, 1, new int[]{0x101020, 0x201030});

		final Plane plane = Planes.of(new ImagePlus("rgb", pixels), ContrastPolicy.MIN_MAX).plane(PlanePosition.FIRST);

		assertArrayEquals(new byte[]{0, 0, 0, (byte) 255, 0, (byte) 255}, plane.rgb().rgb());
		assertEquals(List.of(new ValueRange(16, 32), new ValueRange(16, 16), new ValueRange(32, 48)),
				plane.contrast().channels());
	}

	@Test
	void autoLeavesEightBitsAloneAndStretchesTheRest() {
		final ImagePlus grey = new ImagePlus("grey", new ByteProcessor(4, 4));
		final ImagePlus fire = new ImagePlus("fire", new ByteProcessor(4, 4));
		fire.getProcessor().setColorModel(LutLoader.getLut("fire"));
		final ImagePlus palette = new ImagePlus("palette", new ByteProcessor(4, 4));
		palette.getProcessor().setColorModel(LutLoader.getLut("3-3-2 rgb"));

		assertEquals(RAW, Planes.of(grey, ContrastPolicy.AUTO).policy());
		assertEquals(RAW, Planes.of(fire, ContrastPolicy.AUTO).policy());
		assertEquals(RAW, Planes.of(new ImagePlus("rgb", new ColorProcessor(4, 4)), ContrastPolicy.AUTO).policy());
		assertEquals(RAW, Planes.of(composite(8), ContrastPolicy.AUTO).policy());
		assertEquals(DISPLAY, Planes.of(palette, ContrastPolicy.AUTO).policy());
		assertEquals(ContrastPolicy.PERCENTILE,
				Planes.of(new ImagePlus("16", new ShortProcessor(4, 4)), ContrastPolicy.AUTO).policy());
		assertEquals(ContrastPolicy.PERCENTILE,
				Planes.of(new ImagePlus("32", new FloatProcessor(4, 4)), ContrastPolicy.AUTO).policy());
	}

	@Test
	void equalValuesAreEqualGreysThroughoutAStackUnlessEachPlaneIsStretchedAlone() {
		final ImageStack stack = new ImageStack(2, 1);
		stack.addSlice(new ShortProcessor(2, 1, new short[]{100, 200}, null));
		stack.addSlice(new ShortProcessor(2, 1, new short[]{200, 300}, null));
		final ImagePlus image = new ImagePlus("stack", stack);

		final Planes together = Planes.of(image, ContrastPolicy.MIN_MAX);
		final Planes alone = Planes.of(image, MIN_MAX_OF_PLANE);

		assertArrayEquals(new int[]{0, 127}, greys(together, image(1, 1, 1)));
		assertArrayEquals(new int[]{127, 255}, greys(together, image(1, 2, 1)));
		assertArrayEquals(new int[]{0, 255}, greys(alone, image(1, 2, 1)));
		assertEquals("min-max:plane, values 200.0 to 300.0", alone.plane(image(1, 2, 1)).contrast().toString());
	}

	@Test
	void signedPixelsAreOrderedByTheirValue() {
		final ShortProcessor pixels = new ShortProcessor(3, 1,
				new short[]{(short) (-30 + 32768), (short) 32768, (short) (30 + 32768)}, null);
		final ImagePlus image = new ImagePlus("signed", pixels);
		final Calibration calibration = image.getCalibration();
		calibration.setSigned16BitCalibration();

		assertArrayEquals(new int[]{0, 127, 255}, greys(Planes.of(image, ContrastPolicy.MIN_MAX), PlanePosition.FIRST));
	}

	@Test
	void anImageWithoutAFiniteValueIsBlack() {
		final float nan = Float.NaN;
		final ImagePlus image = new ImagePlus("nothing", new FloatProcessor(2, 1, new float[]{nan, nan}));

		assertArrayEquals(new int[]{0, 0}, greys(Planes.of(image, ContrastPolicy.PERCENTILE), PlanePosition.FIRST));
		assertArrayEquals(new int[]{0, 0}, greys(Planes.of(image, DISPLAY), PlanePosition.FIRST));
	}

	@Test
	void planesComeInTheOrderOfTheStack() {
		final ImagePlus image = IJ.createHyperStack("stack", 2, 2, 2, 1, 2, 8);
		((CompositeImage) image).setMode(IJ.GRAYSCALE);

		assertEquals(List.of(image(1, 1, 1), image(2, 1, 1), image(1, 1, 2), image(2, 1, 2)),
				Planes.of(image, RAW).positions());
		assertEquals(List.of(PlanePosition.FIRST),
				Planes.of(new ImagePlus("one", new ByteProcessor(2, 2)), RAW).positions());
	}

	@Test
	void whatCannotBeRenderedIsSaidInWords() {
		final ImagePlus image = new ImagePlus("cells.tif", new ShortProcessor(4, 4));
		final CompositeImage dark = composite(8);
		dark.setActiveChannels("000");

		assertMessage("contrast 'raw' needs an 8-bit or RGB image, 'cells.tif' has 16 bits",
				() -> Planes.of(image, RAW));
		assertMessage("there is no image", () -> Planes.of(new ImagePlus(), RAW));
		assertMessage("has no plane", () -> Planes.of(image, DISPLAY).plane(image(1, 2, 1)));
		assertMessage("has no plane", () -> Planes.of(image, DISPLAY).plane(image(ALL_CHANNELS, 1, 1)));
		assertMessage("no channel of 'composite' is visible",
				() -> Planes.of(dark, DISPLAY).plane(image(ALL_CHANNELS, 1, 1)));
	}

	private static void assertMessage(final String part, final Runnable call) {
		final String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
		assertTrue(message.contains(part), message);
	}

	private static PlanePosition image(final int c, final int z, final int t) {
		return new PlanePosition(c, z, t);
	}

	private static int[] greys(final Planes planes, final PlanePosition position) {
		final byte[] rgb = planes.plane(position).rgb().rgb();
		final int[] greys = new int[rgb.length / 3];
		for (int i = 0; i < greys.length; i++) greys[i] = rgb[3 * i] & 0xff;
		return greys;
	}

	/** Three channels in red, green and blue with different display ranges, two slices. */
	private static CompositeImage composite(final int bits) {
		final ImagePlus stack = IJ.createHyperStack("composite", 60, 20, 3, 2, 1, bits);
		for (int i = 1; i <= stack.getStackSize(); i++) fill(stack.getStack().getProcessor(i), i);
		final CompositeImage composite = new CompositeImage(stack, IJ.COMPOSITE);
		for (int c = 1; c <= 3; c++) {
			composite.setPosition(c, 1, 1);
			composite.setDisplayRange(0, bits == 8 ? 255 : 160 + 20 * c);
		}
		composite.setPosition(1, 1, 1);
		return composite;
	}

	private static ImageProcessor fill(final ImageProcessor pixels, final int seed) {
		final Random random = new Random(seed);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.setf(i, random.nextInt(pixels.getBitDepth() == 24 ? 1 << 24 : 256));
		return pixels;
	}

	/** The picture that ImageJ itself makes of the plane shown. */
	private static byte[] drawn(final ImagePlus image) {
		image.updateImage();
		final int[] colours = (int[]) new ColorProcessor(image.getImage()).getPixels();
		final byte[] rgb = new byte[3 * colours.length];
		for (int i = 0; i < rgb.length; i++) rgb[i] = (byte) (colours[i / 3] >> 16 - 8 * (i % 3));
		return rgb;
	}
}
