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
package fiji.plugin.mobilesam.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import fiji.plugin.mobilesam.MobileSam;
import fiji.plugin.mobilesam.batch.Batch;
import fiji.plugin.mobilesam.evaluation.SetScores;
import fiji.plugin.mobilesam.model.ModelLibrary;
import fiji.plugin.mobilesam.progress.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilesam evaluate}: how good models are on images whose objects are known. */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false, customSynopsis = {
		"mobilesam evaluate [OPTIONS] FOLDER...",
		"       mobilesam evaluate [OPTIONS] IMAGES LABELS"}, descriptionHeading = "%n", description = {
				"Scores models on images whose objects are known, to compare them on your own data.%n",
				"FOLDER has the folders 'images' and 'labels', or images with their label images beside them; several "
						+ "such folders are several sets. Or give two folders, or two files: images and label images. In "
						+ "a label image 0 is the background and each other value is an object. Files belong together by "
						+ "their names without extension; cells-labels.tif belongs to cells.png, too. Every plane of a "
						+ "stack counts as an image.%n",
				"The calibration tells how the IoU that a model predicts for its masks of single clicks agrees with the "
						+ "true one. Its error is the mean of the differences of both, each tenth of predicted IoU taken "
						+ "together.%n"}, footer = {"", "Examples:",
								"  mobilesam evaluate nuclei --model nano --model my-model -o scores.csv",
								"  mobilesam evaluate images labels --scores click,box --max-objects 20"})
final class EvaluateCommand implements Callable<Integer> {

	@Parameters(arity = "1..*", paramLabel = "FOLDER", description = "Images and their label images")
	private List<Path> paths;

	@Option(names = "--model", paramLabel = "ID|FOLDER", defaultValue = ModelLibrary.DEFAULT_ID, description = "A model by its id ('mobilesam models list') or its folder. Given again: another one to compare. Default: ${DEFAULT-VALUE}")
	private List<String> models;

	@Mixin
	private ScoreArguments scores;

	@Mixin
	private RuntimeArguments runtime;

	@Mixin
	private ImageArguments input;

	@Mixin
	private AmgArguments parameters;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		scores.check();
		final List<LabelledSet> sets = LabelledSet.of(paths);
		sets.stream().filter(set -> set.unlabelled() > 0).forEach(set -> Failures.report(spec.commandLine().getErr(),
				"%s: %d images without labels are left out".formatted(set.name(), set.unlabelled())));
		requireModels();
		final Batch batch = new Batch(sets.size() > 1 || sets.get(0).files().size() > 1);
		final List<ScoredModel> scored = new ArrayList<>();
		final ExecutorService workers = Executors.newFixedThreadPool(runtime.threads());
		try (ConsoleProgress progress = new ConsoleProgress()) {
			for (final String model : models) {
				try (MobileSam sam = runtime.open(model, spec.commandLine().getErr())) {
					final ModelEvaluation evaluation = new ModelEvaluation(sam, parameters.over(sam.suitedOptions()),
							workers,
							input, scores);
					for (final LabelledSet set : sets)
						scored.add(new ScoredModel(set.name(), model, score(set, model, evaluation, batch,
								progress)));
				}
			}
		} finally {
			workers.shutdown();
		}
		scores.write(scored, spec.commandLine().getOut());
		return Failures.report(spec.commandLine().getErr(), batch.report());
	}

	/** That one is missing or broken should show before the others have worked for hours. */
	private void requireModels() throws IOException {
		for (final String model : models) runtime.open(model, new PrintWriter(Writer.nullWriter())).close();
	}

	private static SetScores score(final LabelledSet set, final String model, final ModelEvaluation evaluation,
			final Batch batch, final Progress progress) throws IOException {
		final SetScores scores = new SetScores();
		int done = 0;
		for (final Map.Entry<Path, Path> files : set.files().entrySet()) {
			progress.checkCanceled();
			progress.update(done++, set.files().size(), model + " on " + set.name());
			batch.attempt(files.getKey(), () -> {
				evaluation.add(files.getKey(), files.getValue(), scores, progress.untold());
				return true;
			});
		}
		return scores;
	}
}
