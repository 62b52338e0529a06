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
package fiji.plugin.mobilesam.commands;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import fiji.plugin.mobilesam.amg.AmgOptions;
import fiji.plugin.mobilesam.amg.AmgParameter;
import fiji.plugin.mobilesam.imagej.Planes;
import fiji.plugin.mobilesam.imagej.SegmentedImage;
import fiji.plugin.mobilesam.inference.SamModel;
import fiji.plugin.mobilesam.output.Segmentation;
import fiji.plugin.mobilesam.progress.Progress;
import fiji.plugin.mobilesam.prompt.MaskRecord;
import fiji.plugin.mobilesam.prompt.PlanePosition;
import fiji.plugin.mobilesam.session.SamSession;
import fiji.plugin.mobilesam.settings.CommonOptions;
import fiji.plugin.mobilesam.settings.NumberOption;
import fiji.plugin.mobilesam.settings.Option;
import fiji.plugin.mobilesam.settings.Settings;
import fiji.plugin.mobilesam.settings.SettingsPreview;
import fiji.plugin.mobilesam.windows.Failures;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

/**
 * The masks of the plane that is shown, in the overlay. They are decoded once, with lower thresholds than those asked
 * for, so that other thresholds show at once.
 */
final class EverythingPreview implements SettingsPreview {

	/** Thresholds of the masks that are kept, in parts of those asked for. */
	private static final double FLOOR = 0.5;

	private static final Set<AmgParameter> THRESHOLDS = Set.of(AmgParameter.PRED_IOU_THRESH,
			AmgParameter.STABILITY_SCORE_THRESH);

	private final ImagePlus image;
	private final SamSession session;
	private final Overlay before;
	private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "preview"));
	/** What is to be shown; null for nothing. */
	private volatile Settings wanted;

	EverythingPreview(final ImagePlus image, final SamSession session) {
		this.image = image;
		this.session = session;
		before = image.getOverlay();
	}

	@Override
	public void update(final Settings settings) {
		if (wanted != null && wanted.macroLine().equals(settings.macroLine())) return;
		wanted = settings;
		worker.execute(() -> show(settings));
	}

	@Override
	public synchronized void hide() {
		if (wanted == null) return;
		wanted = null;
		image.setOverlay(before);
		IJ.showProgress(1);
	}

	@Override
	public void close() {
		hide();
		worker.shutdown();
	}

	private void show(final Settings settings) {
		final Decoding decoding = new Decoding(settings);
		try {
			decoding.checkCanceled();
			final Segmentation found = find(settings, decoding);
			final Overlay overlay = before == null ? new Overlay() : before.duplicate();
			for (final Roi roi : found.rois()) overlay.add(roi);
			synchronized (this) {
				decoding.checkCanceled();
				image.setOverlay(overlay);
			}
			IJ.showStatus("Preview: %d masks".formatted(found.rois().size()));
		} catch (final CancellationException e) {
			// Other settings are shown soon.
		} catch (IOException | RuntimeException e) {
			IJ.showStatus("Preview: " + Failures.words(e));
		} catch (final OutOfMemoryError e) {
			IJ.showStatus("Preview: " + Failures.NO_MEMORY);
		} finally {
			IJ.showProgress(1);
		}
	}

	private Segmentation find(final Settings settings, final Progress progress) throws IOException {
		final AmgOptions options = SegmentEverything.options(settings, image);
		final Planes planes = CommonOptions.planes(image, settings);
		final PlanePosition shown = planes.current();
		final SamModel model = session.model(settings.get(CommonOptions.MODEL));
		final AmgOptions floor = options.withPredIouThresh(FLOOR * options.predIouThresh())
				.withStabilityScoreThresh(FLOOR * options.stabilityScoreThresh());
		final List<MaskRecord> records = session.candidates(model, planes.plane(shown).rgb(), image, options, floor,
				progress).select(options).stream().filter(record -> !record.mask().isEmpty())
				.map(record -> record.at(shown)).toList();
		return Segmentation.of(new SegmentedImage(image, List.of(shown), records, model.manifest().id()));
	}

	/** Stops as soon as something is wanted for which these masks will not do. */
	private final class Decoding implements Progress {

		private final Settings settings;

		private Decoding(final Settings settings) {
			this.settings = settings;
		}

		@Override
		public void update(final long done, final long total, final String step) {
			IJ.showStatus("Preview: " + step);
			IJ.showProgress((double) done / total);
		}

		@Override
		public boolean isCanceled() {
			final Settings now = wanted;
			return now == null || now != settings && needsOtherMasks(now);
		}

		private boolean needsOtherMasks(final Settings now) {
			for (final Option<?> option : List.of(CommonOptions.MODEL, CommonOptions.CONTRAST, CommonOptions.CHANNEL,
					SegmentEverything.INSIDE))
				if (!now.text(option).equals(settings.text(option))) return true;
			for (final NumberOption option : SegmentEverything.PARAMETERS)
				if (option.parameter().decodes() && !now.get(option).equals(settings.get(option))
						|| THRESHOLDS.contains(option.parameter())
								&& now.get(option).doubleValue() < FLOOR * settings.get(option).doubleValue())
					return true;
			return false;
		}
	}
}
