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
package fiji.plugin.mobilesam.amg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.mobilesam.image.RgbImage;
import fiji.plugin.mobilesam.inference.MaskPredictor;
import fiji.plugin.mobilesam.inference.PromptableModel;
import fiji.plugin.mobilesam.mask.BinaryMask;
import fiji.plugin.mobilesam.mask.PixelBox;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PointPrompt;

class MaskGeneratorTest {

	private static final RgbImage IMAGE = TestImages.discs(200, 150, 1);
	private static final AmgOptions OPTIONS = AmgOptions.DEFAULTS.withPointsPerSide(9).withPredIouThresh(0.6)
			.withStabilityScoreThresh(0.3).withCropNLayers(1);

	private final ExecutorService workers = Executors.newFixedThreadPool(2);
	private final FakeModel model = new FakeModel(4);
	private final MaskGenerator generator = new MaskGenerator(model, workers);

	@AfterEach
	void stopWorkers() {
		workers.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 7, 80, 81, 1000})
	void theMasksDoNotDependOnThePointsPerBatch(final int pointsPerBatch) throws IOException {
		final List<MaskRecord> expected = generator.generate(IMAGE, OPTIONS, Progress.NONE);
		assertTrue(expected.size() > 10, "too few masks to tell: " + expected.size());
		assertEquals(expected, generator.generate(IMAGE, OPTIONS.withPointsPerBatch(pointsPerBatch), Progress.NONE));
	}

	@Test
	void theCallersThreadCanDoTheMaskWorkToo() throws IOException {
		assertEquals(generator.generate(IMAGE, OPTIONS, Progress.NONE),
				new MaskGenerator(model, Runnable::run).generate(IMAGE, OPTIONS, Progress.NONE));
	}

	@Test
	void masksAreDecodedOnlyForPointsWithOneThatPasses() throws IOException {
		final AmgOptions options = OPTIONS.withCropNLayers(0);
		generator.generate(IMAGE, options.withPredIouThresh(0), Progress.NONE);
		assertEquals(81, model.decoded.getAndSet(0));
		final long passing = model.bestScores.stream().filter(score -> score > 0.75f).count();
		generator.generate(IMAGE, options.withPredIouThresh(0.75), Progress.NONE);
		assertEquals(passing, model.decoded.get());
		assertTrue(passing > 0 && passing < 81, "the threshold is no test: " + passing);
	}

	@Test
	void theOnlyMaskOfANetworkWithoutCandidatesIsUsed() throws IOException {
		final List<MaskRecord> masks = new MaskGenerator(new FakeModel(1), workers).generate(IMAGE,
				OPTIONS.withCropNLayers(
						0),
				Progress.NONE);
		assertFalse(masks.isEmpty());
		masks.forEach(mask -> assertEquals(0.99f, (float) mask.predictedIou()));
	}

	@Test
	void theAnswerToAnUnambiguousPromptIsNoCandidate() throws IOException {
		generator.generate(IMAGE, OPTIONS, Progress.NONE).forEach(mask -> assertTrue(mask.predictedIou() < 0.99f));
	}

	@Test
	void aMaskKnowsItsPointAndItsCrop() throws IOException {
		final List<MaskRecord> masks = generator.generate(IMAGE, OPTIONS, Progress.NONE);
		for (final MaskRecord mask : masks) {
			final PointPrompt point = mask.prompt().points().get(0);
			assertEquals(1, mask.prompt().points().size());
			final PixelBox bounds = mask.mask().bounds().orElseThrow();
			assertEquals((bounds.left() + bounds.right()) / 2.0, point.x(), 40);
			assertEquals((bounds.top() + bounds.bottom()) / 2.0, point.y(), 40);
			assertTrue(mask.cropBox().contains((int) point.x(), (int) point.y()), () -> point + " is not in its crop");
		}
		assertTrue(masks.stream().map(MaskRecord::cropBox).distinct().count() > 3, "only few crops gave masks");
	}

	@Test
	void aRegionOnlyRemovesPoints() throws IOException {
		final List<MaskRecord> all = everything(OPTIONS);
		final Region region = new Region.Rectangle(new PixelBox(40, 30, 111, 90));
		final List<MaskRecord> inRegion = everything(OPTIONS.withRegion(region));
		assertEquals(all.stream().filter(mask -> isIn(region, mask)).toList(), inRegion);
		assertTrue(inRegion.size() > 10 && inRegion.size() < all.size(), "the region is no test: " + inRegion.size());
	}

	@Test
	void aRegionCanHaveAnyShape() throws IOException {
		final BinaryMask.Builder triangle = BinaryMask.builder(200, 150);
		for (int y = 20; y < 140; y++) triangle.addRun(y, 10, 30 + y);
		final Region region = new Region.Pixels(triangle.build());
		final List<MaskRecord> inRegion = everything(OPTIONS).stream().filter(mask -> isIn(region, mask)).toList();
		assertEquals(inRegion, everything(OPTIONS.withRegion(region)));
		assertFalse(inRegion.isEmpty());
	}

	@Test
	void cropsWithoutPointsInTheRegionAreNotEncoded() throws IOException {
		everything(OPTIONS.withRegion(new Region.Rectangle(new PixelBox(0, 0, 20, 20))));
		assertEquals(2, model.encoded.get(), "the whole image and its top left crop");
	}

	@Test
	void aRegionOfAnotherPlaneIsAnError() {
		final Region region = new Region.Pixels(BinaryMask.builder(100, 150).build());
		assertEquals("the region is a part of a plane of 100 x 150, the image has 200 x 150", assertThrows(
				IllegalArgumentException.class, () -> everything(OPTIONS.withRegion(region))).getMessage());
	}

	@Test
	void aRegionOutsideThePlaneIsAnErrorBeforeAnythingIsEncoded() {
		final Region region = new Region.Rectangle(new PixelBox(10, 150, 20, 160));
		assertEquals("the region from x 10, y 150 lies outside the image of 200 x 150 pixels", assertThrows(
				IllegalArgumentException.class, () -> everything(OPTIONS.withRegion(region))).getMessage());
		assertEquals(0, model.encoded.get());
	}

	@Test
	void limitsOfTheAreaThatNoMaskMeetsAreAnErrorBeforeAnythingIsEncoded() throws IOException {
		assertEquals("no mask can have an area of at least min_area 60 and at most max_area 50", assertThrows(
				IllegalArgumentException.class, () -> everything(OPTIONS.withMinArea(60).withMaxArea(50)))
				.getMessage());
		assertEquals(0, model.encoded.get());
		everything(OPTIONS.withMinArea(60).withMaxArea(0));
	}

	@Test
	void aLayerWithoutPointsIsAnErrorBeforeAnythingIsEncoded() {
		final AmgOptions options = AmgOptions.DEFAULTS.withPointsPerSide(4).withCropNLayers(3)
				.withCropNPointsDownscaleFactor(2);
		assertEquals(
				"points_per_side 4, divided 3 times by crop_n_points_downscale_factor 2, leaves no points for crop "
						+ "layer 3",
				assertThrows(IllegalArgumentException.class, () -> everything(options)).getMessage());
		assertEquals(0, model.encoded.get());
	}

	@Test
	void progressRisesToTheNumberOfPoints() throws IOException {
		final List<Long> done = new ArrayList<>();
		final Set<Long> totals = new HashSet<>();
		generator.generate(IMAGE, OPTIONS, (now, total, step) -> {
			done.add(now);
			totals.add(total);
		});
		assertEquals(Set.of(5 * 81L), totals);
		assertEquals(done.stream().sorted().toList(), done);
		assertEquals(5 * 81L, done.get(done.size() - 1));
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 10, 100})
	void aStopIsNoticedWhereverItComes(final int questions) {
		final AtomicInteger asked = new AtomicInteger();
		final Progress stops = new Stop(() -> asked.incrementAndGet() >= questions);
		assertThrows(CancellationException.class, () -> generator.generate(IMAGE, OPTIONS, stops));
		assertEquals(0, model.open.get(), "batches left open");
	}

	@Test
	void aStopWaitsForTheWorkThatRuns() {
		final AtomicInteger begun = new AtomicInteger();
		final AtomicInteger ended = new AtomicInteger();
		final CountDownLatch both = new CountDownLatch(2);
		final Thread caller = Thread.currentThread();
		final Progress stops = new Stop(() -> {
			if (Thread.currentThread() == caller) return false;
			final int order = begun.incrementAndGet();
			both.countDown();
			pause(both, 100 * order);
			ended.incrementAndGet();
			return true;
		});
		assertThrows(CancellationException.class, () -> generator.generate(IMAGE, OPTIONS, stops));
		assertEquals(2, begun.get(), "both workers were to be asked, and nothing was to begin after the stop");
		assertEquals(begun.get(), ended.get());
	}

	@Test
	void aFailureOfTheMaskWorkIsReportedAsItIs() {
		final Thread caller = Thread.currentThread();
		final Progress fails = new Stop(() -> {
			if (Thread.currentThread() != caller) throw new IllegalStateException("no luck");
			return false;
		});
		assertEquals("no luck",
				assertThrows(IllegalStateException.class, () -> generator.generate(IMAGE, OPTIONS, fails))
						.getMessage());
		assertEquals(0, model.open.get(), "batches left open");
	}

	@Test
	void aFailureOfTheNetworkIsReportedAsItIs() {
		final PromptableModel fails = (image, progress) -> {
			if (model.encoded.get() == 2) throw new IOException("the network has gone");
			return model.encode(image, progress);
		};
		assertEquals("the network has gone", assertThrows(IOException.class, () -> new MaskGenerator(fails, workers)
				.generate(IMAGE, OPTIONS, Progress.NONE)).getMessage());
	}

	@Test
	void aFailureOfTheNetworkOnAnotherThreadIsReportedAsItIs() throws IOException {
		final MaskPredictor works = model.encode(IMAGE, Progress.NONE);
		final MaskPredictor fails = (MaskPredictor) Proxy.newProxyInstance(MaskPredictor.class.getClassLoader(),
				new Class<?>[]{MaskPredictor.class}, (proxy, method, arguments) -> {
					if (method.getName().equals("score")) throw new IOException("the network has gone");
					return method.invoke(works, arguments);
				});
		assertEquals("the network has gone", assertThrows(IOException.class, () -> new MaskGenerator((image,
				progress) -> fails, workers).generate(IMAGE, OPTIONS, Progress.NONE)).getMessage());
	}

	/** Stops when a condition says so, which is asked by every thread. */
	private record Stop(BooleanSupplier when) implements Progress {

		@Override
		public void update(final long done, final long total, final String step) {
		}

		@Override
		public boolean isCanceled() {
			return when.getAsBoolean();
		}
	}

	private static void pause(final CountDownLatch awaited, final long milliseconds) {
		try {
			assertTrue(awaited.await(30, TimeUnit.SECONDS), "waited in vain for the other worker");
			Thread.sleep(milliseconds);
		} catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Every mask of every point, before suppression. */
	private List<MaskRecord> everything(final AmgOptions options) throws IOException {
		return generator.generate(IMAGE, options.withPredIouThresh(0.5).withBoxNmsThresh(1).withCropNmsThresh(1),
				Progress.NONE);
	}

	private static boolean isIn(final Region region, final MaskRecord mask) {
		final PointPrompt point = mask.prompt().points().get(0);
		return region.contains(point.x(), point.y());
	}
}
