import '../../src/app/styles.ts';
import './explorer.css';
